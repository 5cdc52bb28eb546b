import CEL
import Testing

/// Arithmetic never converts and never wraps; comparisons go by value whatever the type.
@Suite struct NumberTests {
    @Test(arguments: [
        ("7 / 2", "3"), ("-7 / 2", "-3"), ("-7 % 2", "-1"), ("7 % -2", "1"), ("7u / 2u", "3u"), ("1 / 0", "error"),
        ("1 % 0", "error"),
        ("1u / 0u", "error"), ("1.0 / 0.0", "double('Infinity')"), ("9223372036854775807 + 1", "error"),
        ("-9223372036854775808 - 1", "error"), ("9223372036854775807 * 2", "error"),
        ("-9223372036854775808 / -1", "error"),
        ("-9223372036854775808 % -1", "error"), ("-(-9223372036854775808)", "error"), ("1u - 2u", "error"),
        ("18446744073709551615u + 1u", "error"), ("1e308 * 10.0", "double('Infinity')"),
        ("0.1 + 0.2", "0.30000000000000004"),
    ])
    func arithmetic(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test(arguments: [
        ("dyn(1) < dyn(1u)", "false"), ("dyn(1) == dyn(1u)", "true"), ("dyn(1) == 1.0", "true"),
        ("dyn(-1) < dyn(0u)", "true"),
        ("dyn(9223372036854775807) < dyn(9223372036854775808u)", "true"), ("dyn(1u) > dyn(0.5)", "true"),
        ("dyn(18446744073709551615u) < dyn(18446744073709551616.0)", "false"),
        ("double('NaN') == double('NaN')", "false"), ("double('NaN') < 1.0", "error"), ("double('NaN') != 1.0", "true"),
        ("0.0 == -0.0", "true"), ("dyn(1) == dyn('1')", "false"), ("1 in [dyn(1.0)]", "true"),
        ("{1: 'a'}[dyn(1u)]", "'a'"),
        ("{1u: 'a'}[dyn(1.0)]", "'a'"), ("1.5 in {1: 2}", "error"), ("dyn(1.5) in {1: 2}", "false"),
        ("[1, 2] == [dyn(1.0), dyn(2u)]", "true"), ("{'a': 1} == {'a': dyn(1.0)}", "true"),
        ("dyn([]) == dyn({})", "false"),
        ("false < true", "true"), ("b'a' < b'b'", "true"), ("dyn(1) < dyn('a')", "error"), ("null == null", "true"),
        ("1 > dyn(double('NaN'))", "error"), ("dyn(1u) <= double('NaN')", "error"),
        ("[1.0, double('NaN')].sort()", "error"), ("[double('NaN')].sort().size()", "1"),
        ("math.greatest(1.0, double('NaN'))", "error"), ("math.least([double('NaN'), 1.0])", "error"),
        ("math.isNaN(math.greatest(double('NaN')))", "true"),
        ("[double('NaN')] == [double('NaN')]", "false"), ("type(1) == int", "true"), ("type(type(1)) == type", "true"),
    ])
    func comparison(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test(arguments: [
        ("int(1.9)", "1"), ("int(-1.9)", "-1"), ("int(9223372036854775807.0)", "error"),
        ("int(double('NaN'))", "error"),
        ("int(9223372036854775808u)", "error"), ("int('-42')", "-42"), ("int('0x10')", "error"), ("int(' 1')", "error"),
        ("int(timestamp('1970-01-01T00:01:00Z'))", "60"), ("uint(1.9)", "1u"), ("uint(-1)", "error"),
        ("uint(-0.5)", "error"),
        ("uint('+1')", "error"), ("double(9007199254740993)", "9007199254740992.0"), ("double('1e3')", "1000.0"),
        ("double('0x1p3')", "error"), ("double('inf')", "double('Infinity')"), ("double('abc')", "error"),
        ("string(1)", "'1'"), ("string(1u)", "'1'"), ("string(1.0)", "'1'"), ("string(1e21)", "'1e+21'"),
        ("string(0.000001)", "'1e-06'"),
        ("string(double('Infinity'))", "'+Inf'"), ("string(double('NaN'))", "'NaN'"), ("string(true)", "'true'"),
        ("string(b'\\xff')", "error"), ("string(null)", "error"), ("bool('TRUE')", "true"), ("bool('t')", "true"),
        ("bool('tRuE')", "error"),
        ("bool('')", "error"), ("bytes('é')", "b'\\xc3\\xa9'"), ("duration(1)", "error"),
        ("int(duration('1.5s'))", "1500000000"),
    ])
    func conversion(source: String, expected: String) {
        expect(source, gives: expected)
    }

    @Test(arguments: [
        ("math.round(2.5)", "3.0"), ("math.round(-2.5)", "-3.0"), ("math.trunc(-1.5)", "-1.0"),
        ("math.ceil(1.2)", "2.0"),
        ("math.abs(-9223372036854775808)", "error"), ("1.0 / math.sign(-0.0)", "double('Infinity')"),
        ("math.sign(-3)", "-1"),
        ("math.greatest(1, 2.5, 2u)", "2.5"), ("math.least([3, 1, 2])", "1"), ("math.least('a')", "error"),
        ("math.greatest()", "error"),
        ("math.greatest(dyn([]))", "error"), ("math.bitShiftLeft(1, 64)", "0"), ("math.bitShiftRight(-1, 60)", "15"),
        ("math.bitShiftLeft(1, -1)", "error"), ("math.bitNot(1u)", "18446744073709551614u"), ("math.sqrt(16)", "4.0"),
        ("math.isNaN(math.sqrt(-1.0))", "true"), ("math.isFinite(1.0 / 0.0)", "false"),
    ])
    func functions(source: String, expected: String) {
        expect(source, gives: expected)
    }
}
