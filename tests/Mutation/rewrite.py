"""Rewrites the comparisons of a C# file so that one number, chosen at run time, turns one of them wrong.

Every place becomes an expression that asks `Mutant.Is(n)`; with no mutant chosen it means what it meant before.
The reader below knows just enough C#: comments, strings, generic arguments, brackets and the precedence of operators.
"""
import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/|\#[^\n]*)
      |(?P<char>'(?:\\.|[^'\\])+')
      |(?P<number>\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?[fFdDmMuUlL]*|0[xX][0-9a-fA-F_]+[uUlL]*)
      |(?P<word>@?[A-Za-z_]\w*)
      |(?P<operator>\?\?=|<<=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.|\+\+|--|\+=|-=|\*=|/=|&=|\|=|\^=|<<|\.\.|::|[-+*/%&|^~!<>=?:;,.(){}\[\]])""",
    re.VERBOSE | re.DOTALL)

HEX = re.compile(r"0[xX][0-9a-fA-F_]+[uUlL]*")
OPENING = {"(": ")", "[": "]", "{": "}"}
CLOSING = {value: key for key, value in OPENING.items()}

# The operators that bind no tighter end an operand.
LEVELS = [
    {";", ",", "=", "=>", "+=", "-=", "*=", "/=", "&=", "|=", "^=", "<<=", "??=", "{", "}",
     "return", "throw", "when", "case", "in", "else", "yield", "await", "out", "ref"},
    {"?", ":"},
    {"??"},
    {"||"},
    {"&&"},
    {"|"},
    {"^"},
    {"&"},
    {"==", "!="},
    {"<", ">", "<=", ">=", "is", "as"},
]
LEVEL = {operator: level for level, operators in enumerate(LEVELS) for operator in operators}

BOUNDARY = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
OTHER = {"&&": "||", "||": "&&", "&": "|", "|": "&"}

# Calls: one or two wrong forms each, in the order of the methods of the class Mutant (see mutate.py).
LANE_CALLS = {
    "LessThan": ["LessThanOrEqual", "not LessThan"],
    "LessThanOrEqual": ["LessThan", "not LessThanOrEqual"],
    "Equal": ["not Equal"],
    "And": ["Or"], "Or": ["And"], "AndNot": ["And"],
    "Min": ["Max"], "Max": ["Min"], "Any": ["All"], "All": ["Any"],
    "Select": ["Select, branches swapped"],
}
VECTOR_CALLS = {
    "LessThan": "LessThanOrEqual", "LessThanOrEqual": "LessThan", "GreaterThan": "GreaterThanOrEqual",
    "Min": "Max", "Max": "Min", "MinScalar": "MaxScalar", "MaxScalar": "MinScalar", "AndNot": "BitwiseAnd",
}
VECTORS = {"Vector256", "Vector512", "Avx", "Avx512F", "Sse2"}
GUARDS = {"ThrowIfLessThan": "ThrowIfLessThanOrEqual", "ThrowIfGreaterThanOrEqual": "ThrowIfGreaterThan", "ThrowIfNegative": "ThrowIfNegativeOrZero"}


@dataclass
class Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass
class Mutant:
    number: int
    file: str
    line: int
    original: str
    mutated: str


@dataclass
class Place:
    """One construct: the tokens first .. last, and how to write it once its parts are written."""
    first: int
    last: int
    level: int
    write: object


def string_end(text, at):
    """The end of a string literal that starts at `at`, interpolated, verbatim or raw."""
    prefix = re.match(r'[$@]*', text[at:]).group()
    at += len(prefix)
    quotes = re.match(r'"+', text[at:]).group()
    if len(quotes) >= 3:
        return text.index(quotes, at + len(quotes)) + len(quotes)
    at += 1
    while text[at] != '"' or ("@" in prefix and text[at:at + 2] == '""'):
        if text[at] == "\\" and "@" not in prefix:
            at += 2
        elif "@" in prefix and text[at:at + 2] == '""':
            at += 2
        elif "$" in prefix and text[at:at + 2] == "{{":
            at += 2
        elif "$" in prefix and text[at] == "{":
            depth = 1
            at += 1
            while depth:
                if re.match(r'[$@]*"', text[at:]):
                    at = string_end(text, at)
                    continue
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
        else:
            at += 1
    return at + 1


def tokens_of(text):
    tokens, at = [], 0
    while at < len(text):
        if re.match(r'[$@]*"', text[at:at + 4]):
            end = string_end(text, at)
            tokens.append(Token("string", text[at:end], at, end))
            at = end
            continue
        match = HEX.match(text, at) or TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot read {text[at:at + 30]!r}")
        kind = match.lastgroup or "number"
        if kind != "space":
            tokens.append(Token(kind, match.group(), at, match.end()))
        at = match.end()
    return tokens


class File:
    def __init__(self, name, text, first_number):
        self.name, self.text = name, text
        self.tokens = tokens_of(text)
        self.number = first_number
        self.mutants, self.skipped, self.places = [], [], []
        self.partner = self.pair_brackets()
        self.generic = self.find_generics()
        self.find_places()

    def pair_brackets(self):
        partner, stack = {}, []
        for i, token in enumerate(self.tokens):
            if token.kind != "operator":
                continue
            if token.text in OPENING:
                stack.append(i)
            elif token.text in CLOSING:
                partner[i] = stack.pop()
                partner[partner[i]] = i
        return partner

    def find_generics(self):
        """The angle brackets that hold type arguments."""
        found = set()
        for i, token in enumerate(self.tokens):
            if token.text != "<" or i in found or i == 0 or self.tokens[i - 1].kind != "word":
                continue
            depth, j, inside = 0, i, []
            while j < len(self.tokens):
                text = self.tokens[j].text
                if text == "<":
                    depth += 1
                    inside.append(j)
                elif text == ">":
                    depth -= 1
                    inside.append(j)
                    if depth == 0:
                        break
                elif not (self.tokens[j].kind == "word" or text in {",", ".", "?", "[", "]", "(", ")"}) or (text in CLOSING and self.partner[j] < i):
                    inside = []
                    break
                j += 1
            if inside and depth == 0 and (self.tokens[j + 1].text in set("()]}:;,.?[{>") | {"==", "!=", "=", "=>"} or self.tokens[j + 1].kind == "word"):
                found.update(inside)
                stack = []
                for k in inside:
                    if self.tokens[k].text == "<":
                        stack.append(k)
                    else:
                        self.partner[k] = stack.pop()
                        self.partner[self.partner[k]] = k
        return found

    def operand_start(self, i, level):
        """The first token of the left operand of the operator at i: same level included, since all are left-associative."""
        j = i - 1
        while j >= 0:
            token = self.tokens[j]
            if j in self.generic:
                j = self.partner[j] - 1
                continue
            if token.text in {")", "]"}:
                j = self.partner[j] - 1
                continue
            if token.text == "}" and self.tokens[self.partner[j] - 1].text in {"is", "not"}:
                j = self.partner[j] - 1
                continue
            if token.text in {"(", "["} or LEVEL.get(token.text, 99) < level:
                break
            j -= 1
        return j + 1

    def operand_end(self, i, level):
        j = i + 1
        while j < len(self.tokens):
            token = self.tokens[j]
            if j in self.generic or token.text in {"(", "["}:
                j = self.partner[j] + 1
                continue
            if token.text == "{" and self.tokens[j - 1].text in {"is", "not"}:
                j = self.partner[j] + 1
                continue
            if token.text in {")", "]"} or LEVEL.get(token.text, 99) <= level:
                break
            j += 1
        return j - 1

    def source(self, first, last):
        return self.text[self.tokens[first].start:self.tokens[last].end]

    def line(self, i):
        return self.text.count("\n", 0, self.tokens[i].start) + 1

    def add(self, at, original, mutated):
        flat = lambda text: re.sub(r"\s+", " ", text)
        self.mutants.append(Mutant(self.number, self.name, self.line(at), flat(original), flat(mutated)))
        self.number += 1
        return self.number - 1

    def skip(self, at, why):
        self.skipped.append((self.name, self.line(at), why))

    def declares(self, first, last):
        """Whether an expression brings a variable to life, which a rewritten condition could not pass on."""
        words = [token.text for token in self.tokens[first:last + 1]]
        if "out" in words:
            return True
        return any(a == "}" and b.isidentifier() for a, b in zip(words, words[1:]))

    def find_places(self):
        self.covered_conditions = set()
        for i, token in enumerate(self.tokens):
            text, before = token.text, self.tokens[i - 1] if i else None
            if token.kind == "string" and "$" in token.text[:2] and re.search(r"\{[^}]*(?:[<>]|==|!=|\?)[^}]*\}", token.text):
                self.skip(i, "a comparison or choice inside an interpolated string: " + token.text[:60])
            if i in self.generic or token.kind == "string":
                continue
            if text == ">" and (self.tokens[i + 1].text in {">", ">="} and self.tokens[i + 1].start == token.end or before.text == ">" and before.end == token.start):
                continue
            if text in {"&", "|"} and token.kind == "operator":
                self.infix(i)
            elif before is not None and before.text == "operator":
                continue
            elif text in OPPOSITE or text in {"&&", "||"}:
                self.infix(i)
            elif text == "!" and not (before.kind in {"word", "number"} and before.text not in {"return"} or before.text in {")", "]"}):
                self.negation(i)
            elif text in LANE_CALLS and before is not None and before.text == "." and self.tokens[i - 2].text == "T" and self.tokens[i + 1].text == "(":
                self.lane_call(i)
            elif text in {"Min", "Max"} and before is not None and before.text == "." and self.tokens[i - 2].text == "Math":
                self.math_call(i)
            elif (text in VECTOR_CALLS or text == "Equals") and before is not None and before.text == "." and self.tokens[i - 2].text in VECTORS and self.tokens[i + 1].text == "(":
                self.vector_call(i)
            elif text in GUARDS:
                self.guard(i)
            elif text == "is" and token.kind == "word":
                self.pattern(i)
            elif text in {"if", "while"} and self.tokens[i + 1].text == "(":
                self.condition(i + 2, self.partner[i + 1] - 1)
            elif text == "?" and self.is_choice(i):
                self.condition(self.operand_start(i, LEVEL["?"] + 1), i - 1)

    def is_choice(self, i):
        nested, j = 0, i + 1
        while j < len(self.tokens):
            text = self.tokens[j].text
            if self.partner.get(j, -1) > j:
                j = self.partner[j] + 1
                continue
            if j in self.generic or text in CLOSING or text in {";", ",", "="}:
                return False
            if text == "?":
                nested += 1
            elif text == ":":
                if nested == 0:
                    return True
                nested -= 1
            j += 1
        return False

    def infix(self, i):
        operator = self.tokens[i].text
        level = LEVEL[operator]
        first, last = self.operand_start(i, level), self.operand_end(i, level)
        if first >= i or last <= i:
            self.skip(i, f"an operator without operands: {operator}")
            return
        if operator in {"&&", "||"} and self.declares(first, last):
            self.skip(i, "declares a variable: " + self.source(first, last))
            return
        original = self.source(first, last)
        left, right = self.source(first, i - 1), self.source(i + 1, last)
        if operator in {"&&", "||"}:
            n = self.add(i, original, f"{left} {OTHER[operator]} {right}")
            # De Morgan: no operand is written twice, and the right one is still asked only when needed.
            write = lambda p: f"(((({p(first, i - 1)}) ^ Mutant.Is({n})) {operator} (({p(i + 1, last)}) ^ Mutant.Is({n}))) ^ Mutant.Is({n}))"
        elif operator in {"&", "|"}:
            n = self.add(i, original, f"{left} {OTHER[operator]} {right}")
            write = lambda p: f"(Mutant.Is({n}) ? {p(first, i - 1)} {OTHER[operator]} {p(i + 1, last)} : {p(first, i - 1)} {operator} {p(i + 1, last)})"
        elif operator in {"==", "!="}:
            n = self.add(i, original, f"{left} {OPPOSITE[operator]} {right}")
            write = lambda p: f"(({p(first, i - 1)} {operator} {p(i + 1, last)}) ^ Mutant.Is({n}))"
        else:
            n = self.add(i, original, f"{left} {BOUNDARY[operator]} {right}")
            m = self.add(i, original, f"!({original})")
            write = lambda p: f"((Mutant.Is({n}) ? {p(first, i - 1)} {BOUNDARY[operator]} {p(i + 1, last)} : {p(first, i - 1)} {operator} {p(i + 1, last)}) ^ Mutant.Is({m}))"
        self.places.append(Place(first, last, level, write))
        self.covered_conditions.add((first, last))

    def negation(self, i):
        j = i + 1
        while True:
            if self.tokens[j].text in {"(", "["} or j in self.generic:
                j = self.partner[j]
            following = self.tokens[j + 1].text
            if following in {".", "(", "["} or j + 1 in self.generic:
                j += 1 if following in {"(", "["} or j + 1 in self.generic else 2
            else:
                break
        original = self.source(i, j)
        if self.declares(i, j):
            self.skip(i, "declares a variable: " + original)
            return
        n = self.add(i, original, self.source(i + 1, j))
        self.places.append(Place(i, j, 50, lambda p: f"((!{p(i + 1, j)}) ^ Mutant.Is({n}))"))
        self.covered_conditions.add((i, j))

    def pattern(self, i):
        """x is pattern, where it stands as an operand of && or ||; as a whole condition it is met below."""
        level = LEVEL["is"]
        first, last = self.operand_start(i, level), self.operand_end(i, level)
        if self.declares(first, last):
            self.skip(i, "declares a variable: " + self.source(first, last))
            return
        original = self.source(first, last)
        n = self.add(i, original, f"!({original})")
        self.places.append(Place(first, last, level, lambda p: f"(({p(first, i - 1)} {self.source(i, last)}) ^ Mutant.Is({n}))"))
        self.covered_conditions.add((first, last))

    def condition(self, first, last):
        """A condition that is no comparison itself: a flag or a call."""
        if first <= last:
            self.places.append(Place(first, last, -1, (first, last)))

    def lane_call(self, i):
        name = self.tokens[i].text
        first, last = i - 2, self.partner[i + 1]
        original = self.source(first, last)
        rest = self.source(i + 1, last)
        numbers = [self.add(i, original, f"T.{wrong}{rest}") for wrong in LANE_CALLS[name]]
        self.places.append(Place(first, last, 60, lambda p: f"Mutant.{name}<T>({numbers[0]}, {p(i + 2, last - 1)})"))

    def math_call(self, i):
        name = self.tokens[i].text
        other = {"Min": "Max", "Max": "Min"}[name]
        first, last = i - 2, self.partner[i + 1]
        n = self.add(i, self.source(first, last), f"Math.{other}{self.source(i + 1, last)}")
        self.places.append(Place(first, last, 60, lambda p: f"Mutant.{name}({n}, {p(i + 2, last - 1)})"))

    def vector_call(self, i):
        name, holder = self.tokens[i].text, self.tokens[i - 2].text
        first, last = i - 2, self.partner[i + 1]
        original = self.source(first, last)
        rest = self.source(i + 1, last)
        if name == "Equals":
            n = self.add(i, original, f"~{original}")
            write = lambda p: f"(Mutant.Is({n}) ? ~{original} : {original})"
        else:
            other = VECTOR_CALLS[name]
            n = self.add(i, original, f"{holder}.{other}{rest}")
            numbers = [n]
            if name in {"LessThan", "LessThanOrEqual", "GreaterThan"}:
                m = self.add(i, original, f"~{original}")
                write = lambda p: f"(Mutant.Is({n}) ? {holder}.{other}{rest} : Mutant.Is({m}) ? ~{original} : {original})"
            else:
                write = lambda p: f"(Mutant.Is({n}) ? {holder}.{other}{rest} : {original})"
        self.places.append(Place(first, last, 60, write))

    def guard(self, i):
        last = self.partner[i + 1] + 1
        first = i - 2
        other = GUARDS[self.tokens[i].text]
        original = self.source(first, last)
        mutated = original.replace(self.tokens[i].text, other, 1)
        n = self.add(i, original, mutated)
        self.places.append(Place(first, last, 0, lambda p: f"if (Mutant.Is({n})) {mutated} else {original}"))

    def render(self):
        # Conditions that are a rewritten comparison as a whole have their mutants already.
        places = []
        for place in self.places:
            if place.level == -1:
                first, last = place.write
                while self.tokens[first].text == "(" and self.partner[first] == last:
                    first, last = first + 1, last - 1
                if (first, last) in self.covered_conditions or self.source(first, last) == "true":
                    continue
                if self.declares(first, last):
                    self.skip(first, "declares a variable: " + self.source(first, last))
                    continue
                original = self.source(first, last)
                if original.endswith(".IsSupported"):
                    self.skip(first, "asks the processor; both branches give the same bits by design: " + original)
                    continue
                n = self.add(first, original, f"!({original})")
                place = Place(first, last, -1, (lambda a, b, k: lambda p: f"(({p(a, b)}) ^ Mutant.Is({k}))")(first, last, n))
            places.append(place)
        # Outermost first; of two with the same tokens, the looser.
        self.starting = {}
        for place in sorted(places, key=lambda place: (-place.last, place.level)):
            self.starting.setdefault(place.first, []).append(place)
        head = self.text[:self.tokens[0].start]
        return head + self.write(0, len(self.tokens) - 1, frozenset()) + self.text[self.tokens[-1].end:]

    def write(self, first, last, done):
        if first > last:
            return ""
        out, i = [], first
        end = self.tokens[first].start
        while i <= last:
            out.append(self.text[end:self.tokens[i].start])
            place = next((p for p in self.starting.get(i, ()) if p.last <= last and id(p) not in done), None)
            if place is None:
                out.append(self.tokens[i].text)
                end = self.tokens[i].end
                i += 1
                continue
            inner = done | {id(place)}
            out.append(place.write(lambda a, b: self.write(a, b, inner)))
            end = self.tokens[place.last].end
            i = place.last + 1
        return "".join(out)
