"""One edit made in a text: which stretch changes, and nothing else."""

from dnatrack.domain.place import DataPath, Key
from dnatrack.editing import refusing
from dnatrack.editing.edits import AddItem, Edit, Remove, SetValue
from dnatrack.editing.inserting import new_entry, new_item
from dnatrack.editing.parsed_text import ParsedText, is_empty
from dnatrack.editing.refusing import UnsafeSpliceError
from dnatrack.editing.removing import without_entry, without_item
from dnatrack.editing.replacing import replace
from dnatrack.editing.text_layout import Splice
from dnatrack.reading.fields import known_keys
from dnatrack.reading.value import Value
from dnatrack.reading.yaml_nodes import MappingNode, Node, SequenceNode


def splice_of(parsed: ParsedText, edit: Edit) -> Splice | None:
    """The one change of a text that makes an edit; None where nothing has to change.

    Raises:
        UnsafeSpliceError: it cannot be made safely.
    """
    match edit:
        case SetValue(value=value):
            return _set(parsed, edit.at, value)
        case AddItem(value=value):
            return _add(parsed, edit.at, value)
        case Remove():
            return _remove(parsed, edit.at.keys)


def _set(parsed: ParsedText, at: DataPath, value: Value) -> Splice:
    if (node := parsed.node(at.keys)) is not None:
        return replace(parsed, at.keys, node, value)
    holder, key = parsed.node(at.parent.keys), str(at.keys[-1])
    if holder is None or is_empty(holder):
        return _set(parsed, at.parent, {key: value})
    if not isinstance(holder, MappingNode):
        raise UnsafeSpliceError(holder.start, refusing.NO_MAPPING)
    _refuse_marked(holder)
    return new_entry(parsed, holder, (key, value), order=known_keys(at.parent))


def _add(parsed: ParsedText, at: DataPath, value: Value) -> Splice:
    node = parsed.node(at.keys)
    if node is None or is_empty(node):
        return _set(parsed, at, [value])
    if not isinstance(node, SequenceNode):
        raise UnsafeSpliceError(node.start, refusing.NO_LIST)
    _refuse_marked(node)
    return new_item(parsed, node, value)


def _remove(parsed: ParsedText, keys: tuple[Key, ...]) -> Splice | None:
    holder, key = parsed.node(keys[:-1]), keys[-1]
    if isinstance(holder, MappingNode):
        return without_entry(parsed.text, holder, str(key))
    if isinstance(holder, SequenceNode) and isinstance(key, int):
        return without_item(parsed.text, holder, key)
    return None


def _refuse_marked(node: Node) -> None:
    if node.is_marked:
        raise UnsafeSpliceError(node.start, refusing.MARKED)
