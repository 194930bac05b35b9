"""The README of the replayed history."""

_README = """\
# 재구성한 이력 / A reconstructed history

**이 저장소의 커밋은 모두 재구성한 것입니다.** 디지털 혁신 3대 범정부 TF의 공개된 기록을 날짜대로
되살렸습니다. 커밋의 날은 사실이 알려진 날이고, 그날 누군가 실제로 커밋한 것은 아닙니다.
`dnatrack init --sample history`가 dnatrack과 함께 오는 자료로 만들었습니다.

**Every commit of this repository is a reconstruction.** It replays the public record of three
pan-government task forces for digital innovation in Korea. The day of a commit is the day on
which a fact became known; nobody made the commit on that day. `dnatrack init --sample history`
made it from the data that comes with dnatrack.

## 읽는 법

- 커밋 하나가 어느 날 알려진 사실입니다. 메시지에 출처를 적었습니다.
- 과제와 이정표는 그것을 약속한 출처의 날에 들어옵니다. 출처에 날이 없으면 과제와 함께 들어옵니다.
- 기한은 바뀐 날에 바뀝니다. 처음 약속한 날을 알 수 없는 이정표는 기한이 바뀌기 전날에 들어옵니다.
- 완료는 완료한 날과 그것을 알린 첫 출처의 날 가운데 늦은 날에 적습니다. 그래서 그때는 몰랐고 지금은
  아는 것이 드러납니다.
- 결과 미확인은 찾아본 날에 적습니다. 그때까지는 아직 하지 않은 일로 보입니다.
- 날이 없는 것(기관의 이름, 출처의 목록, 공휴일, 단장과 참여 기관)은 처음부터 있고, 비고는 마지막
  사실과 함께 들어옵니다.

## How to read it

- One commit is what became known on one day about one file. Its message names the sources.
- A task or milestone enters on the day of the source that promises it, and with its task where
  the source has no date.
- A deadline moves on the day it was moved. A milestone of which the day of the promise is not
  known enters the day before its deadline moved.
- A completion is written on the later of two days: when it was done, and when the first source
  told of it. So what is known now and was not known then shows.
- What nobody could find out becomes `unknown` on the day somebody looked. Until then it looks as
  if it were still to be done.
- What has no day (names of ministries, the list of sources, holidays, chairs and members) is there
  from the beginning; notes come with the last fact.

## 해 보기 / Try

```sh
{commands}
```
"""


def readme(commands: tuple[str, ...]) -> str:
    """The text of README.md, with commands to try."""
    return _README.replace("{commands}", "\n".join(commands))
