import CEL
import Testing
import Tree

/// Places in texts count code points, not bytes and not what looks like one character.
@Suite struct TextTests {
    @Test(arguments: [
        ("size('é😀')", "2"), ("size('e\\u0301')", "2"), ("'e\\u0301' == 'é'", "false"), ("'tacocat'.charAt(7)", "''"),
        ("'abc'.charAt(4)", "error"),
        ("'日本語'.charAt(1)", "'本'"), ("'日本語'.indexOf('語')", "2"), ("'日本日'.lastIndexOf('日')", "2"),
        ("'日本日'.lastIndexOf('日', 1)", "0"),
        ("'abcabc'.indexOf('c', 3)", "5"), ("'abc'.indexOf('')", "0"), ("'abc'.lastIndexOf('')", "3"),
        ("'abc'.indexOf('a', -1)", "error"),
        ("'日本語'.substring(1)", "'本語'"), ("'日本語'.substring(0, 2)", "'日本'"), ("'abc'.substring(2, 1)", "error"),
        ("'abc'.substring(4)", "error"),
        ("'a b'.split(' ')", "['a', 'b']"), ("'日本'.split('')", "['日', '本']"), ("'a,b,c'.split(',', 2)", "['a', 'b,c']"),
        ("'a'.split(',', 0)", "[]"), ("'abab'.replace('a', 'x', 1)", "'xbab'"), ("'ab'.replace('', '-')", "'-a-b-'"),
        ("'é😀'.reverse()", "'😀é'"), ("' \\u00a0a\\u2003'.trim()", "'a'"), ("'ÄbC'.lowerAscii()", "'Äbc'"),
        ("['a', 'b'].join('-')", "'a-b'"),
        ("[1].join()", "error"), ("strings.quote('a\\n\"é')", "'\"a\\\\n\\\\\"é\"'"), ("base64.decode('aGk')", "b'hi'"),
        ("base64.decode('!')", "error"),
        ("'a' < 'B'", "false"), ("'Z' < 'a'", "true"), ("'\\uffff' < '😀'", "true"), ("'abc'.contains('')", "true"),
        ("'abc'.endsWith('bcd')", "false"), ("'abc'.matches('^b')", "false"), ("'abc'.matches('b')", "true"),
        ("'abc'.matches('(')", "error"),
        ("'aaaaaaaaaaaaaaaaaaaaab'.indexOf('aaaaaaaaaaaaaaaaaaab')", "2"),
        ("'aaaaaaaaaaaaaaaaaaaaa'.contains('aaaaaaaaaaaaaaaaaaab')", "false"),
        ("'xaabaabaabaabaabaabaaby'.indexOf('aabaabaabaabaabaaby')", "4"),
        ("'xaabaabaabaabaabaabaab'.lastIndexOf('aabaabaabaabaabaab')", "4"),
    ])
    func functions(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test(arguments: [
        ("'%s %d%%'.format(['a', 5])", "'a 5%'"), ("'%.2f'.format([2.675])", "'2.67'"), ("'%.0f'.format([2.5])", "'2'"),
        ("'%e'.format([1234.5])", "'1.234500e+03'"), ("'%x %X'.format([255, 'hi'])", "'ff 6869'"),
        ("'%b %o'.format([5, 8u])", "'101 10'"),
        ("'%s'.format([[1, 'a', {'k': null}]])", "'[1, a, {k: null}]'"),
        ("'%s'.format([1e21])", "'1000000000000000000000'"),
        ("'%s'.format([])", "error"), ("'%d'.format(['a'])", "error"), ("'%z'.format([1])", "error"),
        ("'%.101f'.format([1.0])", "error"),
        ("'%f'.format(['NaN'])", "error"), ("'%e'.format([dyn('Infinity')])", "error"),
        ("'%f|%d'.format([double('NaN'), double('-Infinity')])", "'NaN|-Infinity'"),
        ("'%s'.format([123456789.125])", "'123456789.125'"), ("'%s'.format([1e16])", "'10000000000000000'"),
        ("'%s'.format([timestamp('2024-02-29T00:00:00-05:00')])", "'2024-02-29T05:00:00Z'"),
        ("string(timestamp('2024-02-29T00:00:00-05:00'))", "'2024-02-29T00:00:00-05:00'"),
        ("'%%%s%%'.format(['é'])", "'%é%'"), ("'%'.format([])", "error"), ("'%é'.format([1])", "error"),
        ("'%.'.format([1])", "error"), ("'a'.format(['b'])", "error"), ("'%s'.format([duration('1h')])", "'3600s'"),
        ("'%b'.format([true])", "'1'"),
    ])
    func format(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test func `a literal format is compared with the types of its arguments when it is compiled`() {
        let x: [(name: String, value: Value)] = [("x", .string("a"))]
        expectError(
            "false ? '%d %o'.format([1, ⟦x == 'a'⟧]) : ''", "`%o` does not take a value of type 'bool'", phase: .check,
            x)
        expectError(
            "'%s'.format([[1, {x: ⟦optional.of(x)⟧}]])", "`%s` does not take a value of type 'optional_type(dyn)'",
            phase: .check, x)
        expectError("⟦'%s %q'⟧.format([x, x])", "`%q` is no formatting clause", phase: .check, x)
        expectError("'%s'.format(⟦[x, x]⟧)", "the format has 1 clauses, but there are 2 arguments", phase: .check, x)
        expectError("⟦'%d'.format([x])⟧", "`%d` does not take a value of type 'string'", phase: .evaluate, x)
    }
}
