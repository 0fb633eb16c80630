"""How much the things of a practice engine take: a container's own layer, a volume, an image's layers."""

from dsh.practice.objects import Container, Image
from dsh.practice.world import World
from dsh.typed import Any


def tree_size(tree: dict[str, Any] | None) -> int:
    """Bytes of the files in a tree that can be written."""
    return sum(node.size for node in tree.values() if node is not None) if tree else 0


def sizes(world: World, container: Container) -> tuple[int, int]:
    """Bytes a container has written, and those with its image."""
    own = tree_size(container.tree)
    image = world.images.get(container.image)
    return own, own + (image.size if image else 0)


def layers_size(images: "list[Image]") -> int:
    """Bytes of all layers of these images, each counted once."""
    return sum({layer.id: layer.size for image in images for layer in image.layers}.values())


def shared_size(image: Image, others: "list[Image]") -> int:
    """Bytes of an image's layers that another one has too."""
    theirs = {layer.id for other in others if other is not image for layer in other.layers}
    return sum(layer.size for layer in image.layers if layer.id in theirs)
