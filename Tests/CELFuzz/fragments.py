"""The parts of an expression that can be evaluated alone: where a difference begins is found among them."""

import re

OPENING = {"(": ")", "[": "]", "{": "}"}
TOKEN = re.compile(
    r"""(?:br|b|r)?(?:'''.*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"|0x[0-9a-fA-F]+u?|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?u?|\.\d+|[A-Za-z_]\w*|&&|\|\||[<>=!]=|\s+|.", re.S)
MACROS = {"all", "exists", "exists_one", "map", "filter"}


class Tokens:
    """An expression as the generator writes it, in tokens, with the partner of each bracket."""

    def __init__(self, text):
        found = [match for match in TOKEN.finditer(text) if not match.group().isspace()]
        self.text = text
        self.tokens = [match.group() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.partner = {}
        stack = []
        for index, token in enumerate(self.tokens):
            if token in OPENING:
                stack.append(index)
            elif token in (")", "]", "}"):
                self.partner[index] = stack.pop()
                self.partner[self.partner[index]] = index

    def source(self, first, last):
        return self.text[self.starts[first]:self.ends[last]]

    def follows_value(self, index):
        """Whether what stands in front of a bracket is called or indexed by it."""
        return index > 0 and re.fullmatch(r"[\w)\]}].*|.*['\"]", self.tokens[index - 1], re.S) is not None

    def operand(self, last):
        """Where the operand of a selection behind `last` begins."""
        first = last
        while True:
            if self.tokens[first] in (")", "]", "}"):
                first = self.partner[first]
                if self.tokens[first] != "{" and self.follows_value(first):
                    first -= 1
                    continue
            if first > 1 and self.tokens[first - 1] == ".":
                first -= 2
            elif first > 2 and self.tokens[first - 2:first] == [".", "?"]:
                first -= 3
            else:
                return first

    def items(self, opening):
        """The ranges of what a bracket holds, between its commas."""
        ranges, start, index = [], opening + 1, opening + 1
        while index < self.partner[opening]:
            if self.tokens[index] in OPENING:
                index = self.partner[index]
            elif self.tokens[index] == ",":
                ranges.append((start, index - 1))
                start = index + 1
            index += 1
        return ranges + [(start, index - 1)] if index > start else ranges


def call(text, name):
    """The receiver and the arguments of a text that is one call of a member, the arguments of one of a function."""
    tokens = Tokens(text)
    last = len(tokens.tokens) - 1
    path = name.split(".")
    if tokens.tokens[last] != ")":
        return None
    opening = tokens.partner[last]
    arguments = [tokens.source(*item) for item in tokens.items(opening)]
    if tokens.tokens[:opening] == re.findall(r"\w+|\.", name):
        return arguments
    if tokens.tokens[opening - 2:opening] == [".", path[-1]] and len(path) == 1 and opening > 2 and tokens.operand(
            opening - 3) == 0:
        return [tokens.source(0, opening - 3)] + arguments
    return None


def scopes(tokens):
    """Macros: where a variable can be read, its name, what to write around a part of the body, and where it is named."""
    found = []
    for index, token in enumerate(tokens.tokens[:-1]):
        if tokens.tokens[index + 1] != "(" or index == 0 or tokens.tokens[index - 1] != ".":
            continue
        items = tokens.items(index + 1)
        if token == "bind":
            name, value = tokens.source(*items[0]), tokens.source(*items[1])
            found.append((items[2][0], items[-1][1], name, f"cel.bind({name}, {value}, ", items[0][0]))
        elif token in MACROS and len(items) > 1:
            name, first = tokens.source(*items[0]), tokens.operand(index - 2)
            found.append((items[1][0], items[-1][1], name, f"{tokens.source(first, index - 2)}.map({name}, ", items[0][0]))
    return found


def fragments(text):
    """(first, last, source) of each part but the whole, the shortest source first.

    A macro is written around a part that reads its variable, so that it is evaluated for each item.
    """
    tokens = Tokens(text)
    around = sorted(scopes(tokens), key=lambda scope: -scope[0])
    count = len(tokens.tokens)
    found = []
    for first in range(count):
        if not begins(tokens, first):
            continue
        last = first
        while last < count and tokens.tokens[last] not in (")", "]", "}", ",", ":"):
            if tokens.tokens[last] in OPENING:
                last = tokens.partner[last]
            if (first, last) != (0, count - 1) and ends(tokens, last):
                source = tokens.source(first, last)
                for start, end, name, prefix, _ in around:
                    if start <= first and last <= end and re.search(rf"\b{name}\b", source):
                        source = f"{prefix}{source})"
                found.append((first, last, source))
            last += 1
    return sorted(found, key=lambda part: len(part[2]))


def renamed(text):
    """The expression with a name of its own for the variable of each macro."""
    tokens = Tokens(text)
    names = list(tokens.tokens)
    for number, (start, end, name, _, variable) in enumerate(sorted(scopes(tokens), key=lambda scope: -scope[0])):
        for index in [variable, *range(start, end + 1)]:
            if names[index] == name and tokens.tokens[index - 1] != ".":
                names[index] = f"w{number}"
    return "".join(
        text[end:start] + name for end, start, name in zip([0] + tokens.ends, tokens.starts, names))


def inlined(text):
    """The expression with the value of each cel.bind in the places of its name."""
    while True:
        tokens = Tokens(text)
        binds = [index for index, token in enumerate(tokens.tokens[:-1])
                 if token == "bind" and index > 1 and tokens.tokens[index - 2:index] == ["cel", "."]]
        if not binds:
            return text
        # The last one has no other in it, but for its value, which is copied as it is.
        start, opening = binds[-1] - 2, binds[-1] + 1
        (name, _), value, body = tokens.items(opening)
        body = "".join(
            f"({tokens.source(*value)})" if token == tokens.tokens[name] and tokens.tokens[index - 1] != "." else token
            for index, token in spaced(tokens, *body))
        text = f"{text[:tokens.starts[start]]}({body}){text[tokens.ends[tokens.partner[opening]]:]}"


def spaced(tokens, first, last):
    """(index, token) of a range, with the blanks between as tokens of their own."""
    for index in range(first, last + 1):
        if index > first:
            yield index, tokens.text[tokens.ends[index - 1]:tokens.starts[index]]
        yield index, tokens.tokens[index]


def begins(tokens, index):
    token = tokens.tokens[index]
    if token in ("(", "[") and tokens.follows_value(index):
        return False
    if index > 0 and tokens.tokens[index - 1] == "." or tokens.tokens[max(0, index - 2):index] == [".", "?"]:
        return False
    return re.match(r"[\w'\"(\[{.!-]", token) is not None and token != "." and not (
        token == "-" and tokens.follows_value(index))


def ends(tokens, index):
    if re.search(r"[\w)\]}'\"]$", tokens.tokens[index]) is None:
        return False
    return tokens.tokens[index + 1:index + 2] != ["("]
