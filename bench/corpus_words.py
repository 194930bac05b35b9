"""What the tasks of a corpus are about, in words of the length that real plans have."""

from typing import NamedTuple


class Words(NamedTuple):
    """One phrase in both languages."""

    ko: str
    en: str


TASKFORCES = {
    "data-economy": Words("데이터 경제 활성화 TF", "Taskforce on the data economy"),
    "digital-government": Words("디지털 정부혁신 범정부 TF", "Taskforce on digital government"),
    "digital-media": Words("디지털 미디어 산업 TF", "Taskforce on digital media"),
}

PRIORITIES = (
    Words("선제적·통합적 대국민 서비스 혁신", "Services that come forward by themselves"),
    Words("공공부문 마이데이터 활성화", "Personal data at the disposal of citizens"),
    Words("시민참여를 위한 플랫폼 고도화", "Better platforms for participation"),
    Words("현장중심 협업을 지원하는 스마트 업무환경 구현", "A smart workplace"),
    Words("클라우드와 디지털서비스 이용 활성화", "More use of cloud services"),
    Words("개방형 데이터·서비스 생태계 구축", "Open data and services"),
)

MINISTRIES = {
    "moef": ("기획재정부", "기재부", "Ministry of Economy and Finance", "MOEF"),
    "msit": ("과학기술정보통신부", "과기정통부", "Ministry of Science and ICT", "MSIT"),
    "mois": ("행정안전부", "행안부", "Ministry of the Interior and Safety", "MOIS"),
    "mohw": ("보건복지부", "복지부", "Ministry of Health and Welfare", "MOHW"),
    "molit": ("국토교통부", "국토부", "Ministry of Land, Infrastructure and Transport", "MOLIT"),
    "mss": ("중소벤처기업부", "중기부", "Ministry of SMEs and Startups", "MSS"),
    "fsc": ("금융위원회", "금융위", "Financial Services Commission", "FSC"),
    "nts": ("국세청", "국세청", "National Tax Service", "NTS"),
    "kftc": ("공정거래위원회", "공정위", "Korea Fair Trade Commission", "KFTC"),
    "opc": ("국무조정실", "국조실", "Office for Government Policy Coordination", "OPC"),
    "mcst": ("문화체육관광부", "문체부", "Ministry of Culture, Sports and Tourism", "MCST"),
    "moel": ("고용노동부", "고용부", "Ministry of Employment and Labor", "MOEL"),
    "moe": ("교육부", "교육부", "Ministry of Education", "MOE"),
    "mpm": ("인사혁신처", "인사처", "Ministry of Personnel Management", "MPM"),
    "pps": ("조달청", "조달청", "Public Procurement Service", "PPS"),
    "mafra": ("농림축산식품부", "농식품부", "Ministry of Agriculture and Food", "MAFRA"),
}

SUBJECTS = (
    Words("모바일 신분증", "mobile identity card"),
    Words("범정부 통합 콜센터", "common call centre of the government"),
    Words("전자증명서 발급·유통 체계", "issuing of electronic certificates"),
    Words("개방형 클라우드 플랫폼", "open cloud platform"),
    Words("생애주기 맞춤형 안내", "guidance for every stage of life"),
    Words("공공데이터 개방 목록", "catalogue of open data"),
    Words("디지털 고지·수납 서비스", "digital notices and payments"),
    Words("디지털 취약계층 지원 사업", "support for people left behind"),
    Words("업무용 노트북과 보안무선망", "laptops and a secure wireless network"),
    Words("가명정보 결합 전문기관", "agencies that combine pseudonymous data"),
    Words("온라인동영상 자막·더빙 지원", "subtitles and dubbing for online video"),
)

DEEDS = (
    Words("도입", "introduction"),
    Words("단계적 확대", "extension, step by step"),
    Words("시범 운영", "pilot"),
    Words("표준 마련·적용", "standard, and its use"),
    Words("법령 정비", "amendment of the law"),
    Words("이용 활성화", "promotion"),
    Words("기반 강화", "strengthening"),
)

STEPS = {
    "plan": Words("추진계획 수립", "implementation plan"),
    "legislation": Words("시행령 개정", "amended decree"),
    "service": Words("대국민 서비스 개시", "service opens to the public"),
    "system": Words("통합 시스템 구축", "system in place"),
    "consultation": Words("관계기관 협의", "consultation with the agencies concerned"),
    "budget": Words("다음 연도 예산 반영", "funds in the budget of the coming year"),
    "review": Words("중간 성과 점검", "review of what was achieved"),
    "roadmap": Words("중장기 이행안 공개", "roadmap is published"),
}
