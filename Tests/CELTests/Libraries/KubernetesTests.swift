import CEL
import Testing

private let kubernetes = CELOptions.with(CELLibraries.kubernetes.union([.openChoreo]))

/// Kubernetes' own libraries, as its tests have them.
@Suite struct QuantityTests {
    @Test(arguments: [
        ("isQuantity('20')", "true"), ("isQuantity('20M')", "true"), ("isQuantity('20Mi')", "true"),
        ("isQuantity('20Mo')", "false"),
        ("isQuantity('10Mm')", "false"), ("isQuantity('')", "false"), ("isQuantity('1e3')", "true"),
        ("isQuantity('1E-3')", "true"),
        ("isQuantity('.5')", "true"), ("isQuantity('5.')", "true"), ("isQuantity('.')", "false"),
        ("isQuantity('+1k')", "true"), ("isQuantity('1K')", "false"),
        ("isQuantity('--1')", "false"), ("isQuantity([1])", "error"), ("quantity('10Mo')", "error"),
        ("quantity('200M') == quantity('0.2G')", "true"), ("quantity('2000k') == quantity('2M')", "true"),
        ("quantity('200M') == quantity('0.3G')", "false"),
        ("quantity('1.5Gi') == quantity('1536Mi')", "true"), ("quantity('50M').isLessThan(quantity('50Mi'))", "true"),
        ("quantity('50Mi').isGreaterThan(quantity('50M'))", "true"),
        ("quantity('50M').isGreaterThan(quantity('100M'))", "false"),
        ("quantity('200M').compareTo(quantity('0.2G'))", "0"), ("quantity('50M').compareTo(quantity('50Mi'))", "-1"),
        ("quantity('50k').add(quantity('20')) == quantity('50.02k')", "true"),
        ("quantity('50k').add(20).isLessThan(quantity('50020'))", "false"),
        ("quantity('50k').sub(quantity('20')) == quantity('49.98k')", "true"),
        ("quantity('50k').add(20).sub(quantity('100k')).sub(-50000).asInteger()", "20"),
        ("quantity('50k').asInteger()", "50000"),
        ("quantity('9999999999999999999999999999999999999G').asInteger()", "error"),
        ("quantity('9999999999999999999999999999999999999G').isInteger()", "false"),
        ("quantity('50').isInteger()", "true"),
        ("quantity('1.5').isInteger()", "false"), ("quantity('1.5Gi').isInteger()", "false"),
        ("quantity('50.703k').asApproximateFloat()", "50703.0"),
        ("quantity('-100m').sign()", "-1"), ("quantity('0').sign()", "0"),
        ("quantity('0.1n') == quantity('1n')", "true"),
        ("quantity('1e-50') == quantity('1n')", "true"), ("type(quantity('1')) == kubernetes.Quantity", "true"),
        ("dyn(quantity('1')) == dyn(1)", "false"),
    ])
    func quantities(source: String, expected: String) {
        expect(source, gives: expected, options: kubernetes)
    }
}

@Suite struct URLTests {
    @Test(arguments: [
        ("isURL('https://a:80/')", "true"), ("isURL('../relative-path')", "false"), ("isURL('/absolute-path')", "true"),
        ("isURL('https://a:b:c/')", "false"),
        ("url('../relative-path')", "error"), ("url('https://a:b:c/')", "error"), ("isURL('')", "false"),
        ("isURL('mailto:a')", "false"), ("isURL('https://a b/')", "false"),
        ("url('https://example.com:80/').getScheme()", "'https'"), ("url('/path').getScheme()", "''"),
        ("url('https://example.com:80/').getHost()", "'example.com:80'"),
        ("url('https://[::1]:80/').getHost()", "'[::1]:80'"), ("url('/path').getHost()", "''"),
        ("url('https://example.com:80/').getHostname()", "'example.com'"),
        ("url('https://[::1]:80/').getHostname()", "'::1'"),
        ("url('https://example.com').getHostname()", "'example.com'"), ("url('https://[::1]').getHostname()", "'::1'"),
        ("url('https://example.com:80/').getPort()", "'80'"), ("url('https://example.com/').getPort()", "''"),
        ("url('https://[::1]:80/').getPort()", "'80'"),
        ("url('https://[::1]/').getPort()", "''"), ("url('https://example.com/path').getEscapedPath()", "'/path'"),
        ("url('https://example.com/with space/').getEscapedPath()", "'/with%20space/'"),
        ("url('https://example.com').getEscapedPath()", "''"),
        ("url('https://example.com/path?k1=a&k2=b&k2=c').getQuery()", "{'k1': ['a'], 'k2': ['b', 'c']}"),
        ("url('https://example.com/path?').getQuery()", "{}"),
        (
            "url('https://example.com/?key with spaces=value with spaces').getQuery()",
            "{'key with spaces': ['value with spaces']}"
        ),
        ("url('https://example.com/?a=%41+b').getQuery()", "{'a': ['A b']}"),
        ("url('https://a') == url('https://a')", "true"),
        ("url('https://user@example.com/').getHost()", "'example.com'"),
    ])
    func urls(source: String, expected: String) {
        expect(source, gives: expected, options: kubernetes)
    }
}

@Suite struct NamedFormatTests {
    @Test(arguments: [
        ("dns1123Label", "my-label-name", true), ("dns1123Label", "contains a space", false),
        ("dns1123Label", "Upper", false),
        ("dns1123Subdomain", "apiextensions.k8s.io", true), ("dns1123Subdomain", "a..b", false),
        ("dns1035Label", "1a", false),
        ("dns1035Label", "my-label-name", true), ("qualifiedName", "apiextensions.k8s.io/v1beta1", true),
        ("qualifiedName", "my.name", true),
        ("qualifiedName", "a/b/c", false), ("qualifiedName", "/b", false),
        ("dns1123LabelPrefix", "my-label-prefix-", true),
        ("dns1123SubdomainPrefix", "mysubdomain.prefix.-", true), ("dns1035LabelPrefix", "my-label-prefix-", true),
        ("labelValue", "my-cool-label-Value", true), ("labelValue", "", true),
        ("labelValue", "my-cool-label-Value!!\n\n!!!", false),
        ("uri", "http://example.com", true), ("uri", "example", false),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000", true), ("uuid", "123e", false),
        ("byte", "aGVsbG8=", true), ("byte", "aGVsbG8", false), ("date", "2021-01-01", true),
        ("date", "2020-01-32", false), ("date", "2020-1-1", false),
        ("datetime", "2021-01-01T00:00:00Z", true), ("datetime", "2020-01-32T00:00:00Z", false),
    ])
    func formats(name: String, text: String, isValid: Bool) throws {
        let quoted = text.replacing("\n", with: "\\n")
        expect("format.\(name)().validate('\(quoted)').hasValue()", gives: "\(!isValid)", options: kubernetes)
        expect("format.named('\(name)').value() == format.\(name)()", gives: "true", options: kubernetes)
    }

    @Test func `what is wrong is said in Kubernetes' words`() {
        expect(
            "format.dns1123Label().validate('contains a space').value()",
            gives: """
                ["a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end \
                with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is \
                '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"]
                """, options: kubernetes)
        expect("format.date().validate('x').value()", gives: "['invalid date']", options: kubernetes)
        expect(
            "format.dns1123Label().validate('\(String(repeating: "a", count: 64))').value()",
            gives: "['must be no more than 63 characters']", options: kubernetes)
        expect("format.named('unknown').hasValue()", gives: "false", options: kubernetes)
        expect("format.uri() == format.uuid()", gives: "false", options: kubernetes)
    }
}

@Suite struct AddressTests {
    @Test(arguments: [
        ("isIP('192.168.0.1')", "true"), ("isIP('192.168.0.256')", "false"), ("isIP('192.168.0.01')", "false"),
        ("isIP('::ffff:1.2.3.4')", "false"), ("isIP('fe80::1%eth0')", "false"),
        ("isIP('2001:db8::68')", "true"), ("isIP('2001:db8:::68')", "false"), ("isIP('1:2:3:4:5:6:7:8')", "true"),
        ("isIP('1:2:3:4:5:6:7::8')", "false"), ("ip('x')", "error"),
        ("ip.isCanonical('2001:db8::68')", "true"), ("ip.isCanonical('2001:DB8::68')", "false"),
        ("ip('127.0.0.1').isLoopback()", "true"),
        ("ip('2001:db8::abcd').family()", "6"), ("string(ip('2001:0DB8::0:1'))", "'2001:db8::1'"),
        ("ip('224.0.0.1').isLinkLocalMulticast()", "true"),
        ("ip('169.254.169.254').isLinkLocalUnicast()", "true"), ("ip('255.255.255.255').isGlobalUnicast()", "false"),
        ("ip('::').isUnspecified()", "true"),
        ("cidr('192.168.0.0/24').containsIP(ip('192.168.0.1'))", "true"),
        ("cidr('192.168.0.0/24').containsIP('192.168.1.1')", "false"),
        ("cidr('192.168.0.0/24').containsCIDR('192.168.0.0/25')", "true"),
        ("cidr('192.168.0.0/24').containsCIDR(cidr('192.168.0.0/23'))", "false"),
        ("cidr('192.168.0.1/24').masked() == cidr('192.168.0.0/24')", "true"),
        ("cidr('::1/128').prefixLength()", "128"), ("isCIDR('192.168.0.0/33')", "false"),
        ("isCIDR('192.168.0.0/')", "false"), ("isCIDR('1.2.3.4/024')", "false"),
        ("string(cidr('10.0.0.1/8').ip())", "'10.0.0.1'"), ("cidr('10.0.0.0/8').isMask()", "error"),
    ])
    func `as Kubernetes has them`(source: String, expected: String) {
        expect(source, gives: expected, options: kubernetes)
    }

    @Test(arguments: [
        ("ip('::ffff:c0a8:1') == ip('192.168.0.1')", "true"), ("ip('::ffff:192.168.0.1')", "error"),
        ("cidr('::ffff:192.168.0.1/24')", "error"),
        ("cidr('10.0.0.0/8').isMask()", "true"), ("cidr('10.0.0.1/8').isMask()", "false"),
    ])
    func `as the language's suite has them`(source: String, expected: String) {
        expect(source, gives: expected, options: .with([.network]))
    }
}

@Suite struct KubernetesTextAndListTests {
    @Test(arguments: [
        ("'abc 123'.find('[0-9]+')", "'123'"), ("'abc'.find('[0-9]+')", "''"),
        ("'123 abc 456'.findAll('[0-9]+')", "['123', '456']"), ("'123 abc 456'.findAll('[0-9]+', 1)", "['123']"),
        ("'123 abc 456'.findAll('[0-9]+', 0)", "[]"), ("'aé'.findAll('')", "['', '', '']"), ("'a'.find('(')", "error"),
        ("[1, 2, 3].isSorted()", "true"), ("[2.0, double('NaN'), 1.0].isSorted()", "true"),
        ("['b', 'a'].isSorted()", "false"), ("[].isSorted()", "true"),
        ("[1, 2].sum()", "3"), ("[1.5, 2.0].sum()", "3.5"), ("[].sum()", "0"),
        ("[duration('1s'), duration('2s')].sum() == duration('3s')", "true"), ("[2, 1].min()", "1"),
        ("['a', 'c', 'b'].max()", "'c'"), ("[].max()", "error"),
        ("[1, 2, 2].indexOf(2)", "1"), ("[1, 2, 2].lastIndexOf(2)", "2"), ("[1].indexOf(3)", "-1"),
        ("'abc'.indexOf('c')", "2"),
    ])
    func functions(source: String, expected: String) {
        expect(source, gives: expected, options: kubernetes)
    }
}

/// A library that is not switched on is not there.
@Suite struct LibrarySwitchTests {
    @Test(arguments: [
        (CELLibraries.optionalTypes, "optional.of(1).value()"), (.optionalTypes, "{}.?a.hasValue() || true"),
        (.strings, "'a'.upperAscii()"), (.strings, "'%d'.format([1])"),
        (.encoders, "base64.encode(b'a')"), (.math, "math.greatest(1, 2)"), (.math, "math.abs(-1)"),
        (.lists, "lists.range(2)"), (.lists, "[2, 1].sortBy(i, i)"),
        (.sets, "sets.contains([1], [1])"), (.twoVariableComprehensions, "[1].all(i, v, true)"),
        (.bindings, "cel.bind(x, 1, x)"), (.blocks, "cel.block([1], cel.index(0))"),
        (.network, "cidr('10.0.0.0/8').isMask()"), (.kubernetesAddresses, "isIP('::')"),
        (.kubernetesAddressRanges, "isCIDR('::/0')"), (.kubernetesRegex, "'a'.find('a')"),
        (.kubernetesLists, "[1].sum()"), (.kubernetesQuantities, "isQuantity('1')"), (.kubernetesURLs, "isURL('/')"),
        (.kubernetesFormats, "format.named('uri')"),
    ])
    func `on and off`(library: CELLibraries, source: String) throws {
        _ = try evaluate(source, options: .with(library))
        #expect(throws: CELError.self) { try evaluate(source, options: .with([])) }
        let others = CELLibraries(rawValue: (1 << 17) - 1).subtracting(library)
        if library != .strings || !source.contains("format"), library != .kubernetesAddresses,
            library != .kubernetesAddressRanges
        {
            #expect(throws: CELError.self) { try evaluate(source, options: .with(others)) }
        }
    }

    @Test func `libraries that share a name work together`() {
        let options = CELOptions.with([.strings, .kubernetesLists, .lists])
        expect("'abc'.indexOf('c') + [1, 2].indexOf(2)", gives: "3", options: options)
        expect("'ab'.reverse() + [1, 2].reverse().map(i, string(i)).join()", gives: "'ba21'", options: options)
    }
}
