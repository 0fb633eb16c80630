"""What annotations need of `typing`, without that library: it alone would be a fortieth of a start."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any as Any
    from typing import BinaryIO as BinaryIO
    from typing import NoReturn as NoReturn
    from typing import Protocol as Protocol
    from typing import TextIO as TextIO
    from typing import TypeVar as TypeVar
else:
    Any = BinaryIO = NoReturn = TextIO = Protocol = object

    def TypeVar(name: str, *_: object, **__: object) -> type:
        return object
