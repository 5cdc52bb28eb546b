"""The differences between choreoc and the peer that are meant, each with its reason and how exactly it shows.

The measure is cel-go, the implementation that OpenChoreo uses; where the peer, cel-cpp, does something else than cel-go,
a rule says so. A rule looks at one expression with the two results, and says yes only if they differ in just the way that
its reason tells; what such a difference leads to further out is traced back by compare.py, not told by a rule.
"""

import base64
import json
import re

from fragments import call, Tokens
from peer import normal


class Case:
    """An expression with two results that differ; `value` gives what choreoc makes of a part of it."""

    def __init__(self, row, answer, evaluate):
        self.row, self.expression = row, row["expression"]
        self.ours, self.theirs = answer["ours"], answer["theirs"]
        self.message = row.get("message", "")
        self.peer = self.theirs.get("error") or self.theirs.get("refused") or ""
        self.evaluate = evaluate

    def value(self, part):
        """The value of a part of the expression in the notation of rows; an error or a refusal is {}."""
        return self.evaluate(self.row["index"], part).get("value", {})

    def arguments(self, name):
        """The values of the receiver and the arguments, if the expression is a call of a function, perhaps as the body of
        cel.bind; else None."""
        body, before, depth = self.unbound()
        parts = call(body, name)
        return parts and [self.value(before + part + ")" * depth) for part in parts]

    def unbound(self):
        """The expression without cel.bind around it, what stands in front of it then, and how many there are."""
        body, before, depth = self.expression, "", 0
        while bound := call(body, "cel.bind"):
            depth += 1
            before, body = f"{before}cel.bind({bound[0]}, {bound[1]}, ", bound[2]
        return body, before, depth

    @property
    def is_accepted(self):
        return "refused" not in self.ours

    @property
    def both_give(self):
        return not {"error", "refused", "deduced"} & {*self.ours, *self.theirs}


# Types as trees.

def parts(text):
    """`map(string, dyn)` as a tree: a name and its parts."""
    name, _, rest = text.partition("(")
    items, depth, start = [], 0, 0
    for index, character in enumerate(rest):
        if character == "(":
            depth += 1
        elif character in ",)":
            if depth == 0:
                items.append(parts(rest[start:index].strip()))
                start = index + 1
            elif character == ")":
                depth -= 1
    return name, items


def dyn_in_ours(ours, theirs):
    """Whether two types are the same but for places where ours says dyn."""
    if ours == theirs or ours[0] == "dyn":
        return True
    return ours[0] == theirs[0] and len(ours[1]) == len(theirs[1]) and all(map(dyn_in_ours, ours[1], theirs[1]))


# Values as trees.

def alike(ours, theirs, leaf):
    """Whether two values, in normal form, differ only in parts of which `leaf` holds."""
    if ours == theirs or leaf(ours, theirs):
        return True
    (kind, content), = ours.items()
    (other, others), = theirs.items()
    if kind != other or kind not in ("list", "map") or len(content) != len(others):
        return False
    if kind == "list":
        return all(alike(one, two, leaf) for one, two in zip(content, others))
    return all(
        alike(dict([one[0]]), dict([two[0]]), leaf) and alike(one[1], two[1], leaf) for one, two in zip(content, others))


def differ_only(case, leaf):
    return case.both_give and alike(normal(case.ours), normal(case.theirs), leaf)


def texts_differ(case, same):
    """Whether the results are texts, or lists and maps of texts, that are the same in another spelling."""
    return differ_only(case, lambda ours, theirs: "string" in ours and "string" in theirs and same(
        ours["string"], theirs["string"]))


NUMBER = re.compile(r"[-+]?(?:[Ii]nf(?:inity)?|[Nn]a[Nn]|\d+(?:\.\d+)?(?:e[-+]\d+)?)\b")


def same_doubles(ours, theirs):
    """Whether texts are the same but for how doubles are spelt, by the peer with six digits."""
    if NUMBER.split(ours) != NUMBER.split(theirs):
        return False
    for one, two in zip(NUMBER.findall(ours), NUMBER.findall(theirs)):
        if one != two and (float(one) != float(two) and f"{float(one):g}" != two) and not (
                one.lower().lstrip("+-") == two.lower().lstrip("+-") == "nan"):
            return False
    return True


def shortest_fractions(text):
    """A text with fractions of seconds as cel-go writes them."""
    return re.sub(r"(\d)\.(\d*?)0+(?=s|Z|[-+]\d\d:\d\d)", lambda match: match.group(1) + (
        match.group(2) and "." + match.group(2)), text)


INSTANT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d+)?)(Z|[-+]\d\d:\d\d)")


def instant(text):
    """Minutes of a time of RFC 3339, near enough, and its seconds."""
    year, month, day, hour, minute, second, zone = INSTANT.fullmatch(text).groups()
    sign, hours, minutes = (0, 0, 0) if zone == "Z" else (int(zone[0] + "1"), int(zone[1:3]), int(zone[4:]))
    day_number = int(year) * 372 + int(month) * 31 + int(day)
    return day_number * 1440 + int(hour) * 60 + int(minute) - sign * (hours * 60 + minutes), float(second)


def same_instants(ours, theirs):
    """Whether two times of RFC 3339 are the same instant, ours with the offset that it was read with."""
    return bool(INSTANT.fullmatch(ours) and INSTANT.fullmatch(theirs) and theirs.endswith("Z")) and instant(
        ours) == instant(theirs)


# Rules that look at the arguments of one call.

def searched_behind_the_end(case):
    for name in ("indexOf", "lastIndexOf"):
        found = case.arguments(name)
        if found and len(found) == 3 and "index out of range" in case.peer:
            text, wanted, place = found[0].get("string"), found[1].get("string"), int(found[2].get("int", -1))
            return text is not None and place > len(text) and case.ours == {
                "int": str(len(text)) if wanted == "" else "-1"}
    return False


def searched_at_the_end(case):
    found = case.arguments("lastIndexOf")
    if not found or len(found) != 3 or not case.both_give:
        return False
    text, wanted = found[0].get("string"), found[1].get("string")
    return text is not None and found[2] == {"int": str(len(text))} and case.ours == {"int": "-1"} and case.theirs == {
        "int": str(text.rfind(wanted))}


def cut_at_the_end(case):
    found = case.arguments("substring")
    if not found or len(found) != 3 or "<string>.substring(<start>, <end>)" not in case.peer:
        return False
    text, start = found[0].get("string"), int(found[1].get("int", -1))
    return text is not None and found[2] == {"int": str(len(text))} and case.ours == {"string": text[start:]}


def split_nothing(case):
    return case.arguments("split") == [{"string": ""}, {"string": ""}] and (case.ours, case.theirs) == (
        {"list": []}, {"list": [{"string": ""}]})


def read_with_blanks(case):
    match = re.fullmatch(r"`(.*)` is no (int|uint|double)", case.message, re.S)
    if not match or "error" in case.theirs:
        return False
    text, kind = match.groups()
    return text != text.strip() or kind == "uint" and text.startswith("+") or kind == "double" and re.match(
        "[-+]?0[xX]", text)


def decoded_with_blanks(case):
    found = case.arguments("base64.decode")
    if not found or case.message != "the text is not base64" or "bytes" not in case.theirs:
        return False
    text = re.sub(r"\s", "", found[0].get("string", ""))
    try:
        return re.search(r"\s", found[0]["string"]) and base64.b64decode(
            text + "=" * (-len(text) % 4)) == base64.b64decode(case.theirs["bytes"])
    except ValueError:
        return False


def bool_as_int(case):
    found = case.arguments("int")
    return found and case.message == "no such overload" and found == [{"bool": case.theirs == {"int": "1"}}]


def visited_in_another_order(case):
    parts = next(filter(None, (call(case.expression, name) for name in ("map", "filter"))), None)
    return bool(parts) and case.both_give and "map" in case.value(parts[0]) and "list" in case.theirs and sorted(
        normal(case.ours)["list"], key=json.dumps) == sorted(normal(case.theirs)["list"], key=json.dumps)


def holds_key_twice(case):
    tokens = Tokens(case.unbound()[0])
    if "duplicate key in map" not in case.peer or tokens.partner.get(0) != len(tokens.tokens) - 1 or "map" not in case.ours:
        return False
    return len(case.ours["map"]) < len(tokens.items(0)) and tokens.tokens[0] == "{"


def format_of_bytes(case):
    """The peer's binding cannot give such a text back, so that only what is made of it is seen."""
    return ".format([" in case.expression and "Unable to convert function return value" in case.peer and (
        "\ufffd" in case.ours.get("string", ""))


def holds_optional(value):
    (kind, content), = value.items()
    if kind == "map":
        return any(holds_optional(item) for _, item in content)
    return kind in ("optional", "none") or kind == "list" and any(map(holds_optional, content))


TAKEN = {
    "d": {"int", "uint", "double"}, "f": {"int", "uint", "double"}, "e": {"int", "uint", "double"},
    "b": {"int", "uint", "bool"}, "o": {"int", "uint"}, "x": {"int", "uint", "string", "bytes"},
    "X": {"int", "uint", "string", "bytes"},
    "s": {"int", "uint", "double", "bool", "string", "bytes", "timestamp", "duration", "type", "null", "list", "map"},
}


def format_known_to_be_wrong(case):
    match = re.fullmatch(r"`%(.)` does not take a value of type '(\w+).*'", case.ours.get("refused", ""))
    return match and ".format([" in case.expression and match.group(2) not in TAKEN[match.group(1)] | {"dyn"}


def member_of_map(case):
    tokens = Tokens(case.expression)
    first, last = 0, len(tokens.tokens) - 1
    while tokens.tokens[first] == "(" and tokens.partner[first] == last:
        first, last = first + 1, last - 1
    sides = [index for index in range(first + 1, last) if tokens.tokens[index] == "in"]
    return case.ours == {"bool": False} and "No matching overloads found : @in" in case.peer and any(
        {"optional", "none", "list", "map", "bytes", "timestamp", "duration", "type", "null"}
        & {*case.value(tokens.source(first, index - 1))} for index in sides)


def entry_by_wrong_key(case):
    return "No matching" not in case.peer and re.fullmatch(
        r"unsupported key type: (bytes|google.protobuf.(Duration|Timestamp)|list|map|null_type|type|double)",
        case.message) and "error" not in case.theirs and "[?" in case.expression


def decided_by_form(case):
    """What is taken from an empty list has the type that the first form of a function takes."""
    return "deduced" in case.ours and "[]" in case.expression and {case.ours["deduced"], case.theirs["deduced"]} <= {
        "bytes", "double", "int", "uint", "dyn"}


def compared_across_numbers(case):
    return case.is_accepted and re.search(
        r"for '_[<>]=?_' applied to '\((u?int|double), (u?int|double)\)'", case.peer) and re.search(
            r"cel\.bind\(|\.(map|filter|all|exists|exists_one)\(", case.expression)


def nan_in_order(case):
    return case.message == "NaN values cannot be ordered" and (
        "bool" in case.theirs and re.search(r" [<>]=? ", case.expression)
        or "double" in case.theirs | next(iter(case.theirs.get("list", [])), {})
        and re.match(r"math\.(greatest|least)\(", case.expression))


HIDDEN = "optionals in values"
EXPLAINED = [
    (HIDDEN, "the peer's binding cannot give back a value with an optional in it, so that it is not compared",
     lambda case: "Unable to convert function return value" in case.peer and holds_optional(case.ours)),
    ("dyn in literals", "cel-go's checker takes dyn for a type joined with dyn (mostGeneral in checker/types.go); cel-cpp "
     "keeps the other type",
     lambda case: "deduced" in case.ours and dyn_in_ours(parts(case.ours["deduced"]), parts(case.theirs["deduced"]))),
    ("types of nothing", "cel-go decides the type of an item of `[]` by the first form of a function, in its own order; "
     "cel-cpp's declarations have another order", decided_by_form),
    ("NaN in an order", "cel-go refuses to order NaN (Compare in common/types/double.go); in cel-cpp every comparison is "
     "false, and math.greatest goes on", nan_in_order),
    ("numbers of two types", "cel-go's checker takes `1 < 2.0` in and behind a macro, for its inner scopes forget that it "
     "is switched off (enterScope in checker/env.go); cel-cpp never does", compared_across_numbers),
    ("numbers in texts", "cel-cpp takes blanks around a number, `+` before a uint and `0x10` as a double; cel-go reads as "
     "Go's strconv does",
     read_with_blanks),
    ("base64", "cel-cpp passes over blanks in base64; cel-go's encoding/base64 refuses them", decoded_with_blanks),
    ("fractions of seconds", "cel-cpp writes 3, 6 or 9 digits of a fraction; cel-go as few as are needed, as Go does",
     lambda case: texts_differ(case, lambda ours, theirs: ours == shortest_fractions(theirs))),
    ("offsets of times", "string(timestamp) keeps the offset that it was read with in cel-go; cel-cpp writes UTC",
     lambda case: texts_differ(case, lambda ours, theirs: same_instants(ours, shortest_fractions(theirs)))),
    ("doubles as texts", "cel-cpp writes `inf`, `-nan` and six digits with an exponent; cel-go all digits, and `+Inf`",
     lambda case: texts_differ(case, lambda ours, theirs: same_doubles(ours, shortest_fractions(theirs)))),
    ("keys that occur twice", "cel-go lets the later entry win; cel-cpp refuses", holds_key_twice),
    ("optional entries of type dyn", "cel-go's checker takes `?x` where x is dyn; cel-cpp's refuses it",
     lambda case: case.is_accepted and "expected type 'optional_type(dyn)' but found 'dyn'" in case.peer),
    ("searching behind the end", "cel-go finds nothing behind the end of a text; cel-cpp refuses the offset",
     searched_behind_the_end),
    ("the last index at the end", "lastIndexOf from the size of a text on is -1 in cel-go (ext/strings.go); cel-cpp "
     "searches", searched_at_the_end),
    ("substring up to the end", "cel-cpp refuses an end that is the size of the text; cel-go cuts", cut_at_the_end),
    ("splitting nothing", "''.split('') is empty in cel-go, as in Go; cel-cpp gives one empty text", split_nothing),
    ("formats that are known", "cel-go compares a literal format with the types of a literal list when it compiles "
     "(stringFormatValidatorV2 in ext/formatting_v2.go); cel-cpp when it runs, if it comes to that",
     format_known_to_be_wrong),
    ("durations as int", "int(duration) is an overload of cel-go, in nanoseconds; cel-cpp has none",
     lambda case: case.is_accepted and re.search(r"int\(duration\)|'int' applied to '\(google.protobuf.Duration\)'", case.peer)),
    ("bools as int", "int(bool) is no overload of cel-spec or cel-go; cel-cpp's runtime has it, its checker does not",
     bool_as_int),
    ("fields of what has none", "has(x.f) is false and x.?f none in cel-go where x is no map; an error in cel-cpp",
     lambda case: case.is_accepted and re.search(r"_\?\._\((?!map|optional)\w+, string\)", case.peer)
     or case.ours == {"bool": False} and "Applying SELECT to non-message type" in case.peer and call(
         case.expression, "has")),
    ("entries of what has none", "x[?k] is none in cel-go where x is no list or map; an error in cel-cpp",
     lambda case: case.is_accepted and re.search(r"found : _\[\?_\]\((?!list|map|optional)\w+, \w+\)", case.peer)),
    ("entries by whole numbers", "a list takes a double or uint as an index in cel-go, as x[k] does; x[?k] does not in "
     "cel-cpp", lambda case: case.is_accepted and re.search(r"found : _\[\?_\]\(list, (double|uint64)\)", case.peer)),
    ("loops over nothing", "an item of `[]` may be a range for cel-go's checker, as dyn may; cel-cpp's refuses it",
     lambda case: case.is_accepted and "[]" in case.expression
     and "expression of type 'dyn' cannot be the range of a comprehension" in case.peer),
    ("entries by what is no key", "m[?k] where k can be no key is an error in cel-go; none in cel-cpp", entry_by_wrong_key),
    ("members of maps", "what can be no key is in no map in cel-go; an error in cel-cpp", member_of_map),
    ("the order of maps", "maps have no order in CEL, so a list made from one may come in any", visited_in_another_order),
    ("bytes that are no text", "`%s` writes U+FFFD for bytes that are not UTF-8; cel-cpp copies them", format_of_bytes),
    ("the zero of time", "the zero of a timestamp is year 1 in cel-go (Go's time.Time); 1970 in cel-cpp",
     lambda case: (found := case.arguments("optional.ofNonZeroValue")) and found[0].get("timestamp") in (
         "0 0", "-62135596800 0")),
]


def explain(case):
    return next((name for name, _, test in EXPLAINED if test(case)), None)
