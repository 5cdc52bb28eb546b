import Basics
import Tree

/// IP addresses and address ranges: `ip`, `isIP`, `cidr`, `isCIDR` and their members.
///
/// The language's own network extension takes an address of version 6 that stands for one of version 4, unless it is
/// written with dots; Kubernetes refuses both, and has no `isMask`.
enum NetworkLibrary {
    static let addressType: Symbol = "net.IP"
    static let rangeType: Symbol = "net.CIDR"

    static func addresses(takingMapped: Bool) -> [FunctionDeclaration] {
        [
            FunctionDeclaration("ip", ["string -> IP"]) { (arguments, meter) throws(EvaluationFailure) in
                guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
                return value(try address(text, takingMapped))
            },
            FunctionDeclaration("isIP", ["string -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
                guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
                return .bool((try? address(text, takingMapped)) != nil)
            },
            FunctionDeclaration("ip.isCanonical", ["string -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
                guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
                return .bool(try address(text, takingMapped).text == text)
            },
            FunctionDeclaration("string", ["IP -> string"]) { (arguments, meter) throws(EvaluationFailure) in
                .string(try address(arguments[0]).text)
            },
            FunctionDeclaration("family", [".IP -> int"]) { (arguments, meter) throws(EvaluationFailure) in
                Value(.int(try address(arguments[0]).family))
            },
            test("isUnspecified") { $0.isUnspecified }, test("isLoopback") { $0.isLoopback },
            test("isLinkLocalMulticast") { $0.isLinkLocalMulticast },
            test("isLinkLocalUnicast") { $0.isLinkLocalUnicast }, test("isGlobalUnicast") { $0.isGlobalUnicast },
        ]
    }

    static func ranges(takingMapped: Bool) -> [FunctionDeclaration] {
        let isMask = FunctionDeclaration("isMask", [".CIDR -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            let (address, prefix) = try range(arguments[0])
            return .bool(address.masked(prefix) == address)
        }
        return (takingMapped ? [isMask] : []) + [
            FunctionDeclaration("cidr", ["string -> CIDR"]) { (arguments, meter) throws(EvaluationFailure) in
                guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
                let (address, prefix) = try range(text)
                return value(address, prefix)
            },
            FunctionDeclaration("isCIDR", ["string -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
                guard case .string(let text) = arguments[0] else { throw .noSuchOverload }
                return .bool((try? range(text)) != nil)
            },
            FunctionDeclaration("containsIP", [".CIDR, IP -> bool", ".CIDR, string -> bool"]) {
                (arguments, meter) throws(EvaluationFailure) in
                let (network, prefix) = try range(arguments[0])
                let other: NetworkAddress
                if case .string(let text) = arguments[1] {
                    other = try address(text, takingMapped)
                } else {
                    other = try address(arguments[1])
                }
                return .bool(contains(network, prefix, other))
            },
            FunctionDeclaration("containsCIDR", [".CIDR, CIDR -> bool", ".CIDR, string -> bool"]) {
                (arguments, meter) throws(EvaluationFailure) in
                let (network, prefix) = try range(arguments[0])
                let other: (NetworkAddress, Int)
                if case .string(let text) = arguments[1] {
                    other = try range(text)
                } else {
                    other = try range(arguments[1])
                }
                return .bool(prefix <= other.1 && contains(network, prefix, other.0))
            },
            FunctionDeclaration("ip", [".CIDR -> IP"]) { (arguments, meter) throws(EvaluationFailure) in
                value(try range(arguments[0]).0)
            },
            FunctionDeclaration("masked", [".CIDR -> CIDR"]) { (arguments, meter) throws(EvaluationFailure) in
                let (address, prefix) = try range(arguments[0])
                return value(address.masked(prefix), prefix)
            },
            FunctionDeclaration("prefixLength", [".CIDR -> int"]) { (arguments, meter) throws(EvaluationFailure) in
                Value(.int(Int64(try range(arguments[0]).1)))
            },
            FunctionDeclaration("string", ["CIDR -> string"]) { (arguments, meter) throws(EvaluationFailure) in
                let (address, prefix) = try range(arguments[0])
                return .string("\(address.text)/\(prefix)")
            },
        ]
    }

    private static func test(
        _ name: Symbol, _ test: @escaping @Sendable (NetworkAddress) -> Bool
    ) -> FunctionDeclaration {
        FunctionDeclaration(name, [".IP -> bool"]) { (arguments, meter) throws(EvaluationFailure) in
            .bool(test(try address(arguments[0]).unmapped))
        }
    }

    private static func contains(_ network: NetworkAddress, _ prefix: Int, _ address: NetworkAddress) -> Bool {
        let address = address.unmapped
        return network.bytes.count == address.bytes.count && network.masked(prefix) == address.masked(prefix)
    }

    // MARK: Values

    private static func value(_ address: NetworkAddress) -> Value {
        OpaqueValue.make(addressType, .bytes(address.bytes))
    }

    /// The address's bytes, and the prefix behind them.
    private static func value(_ address: NetworkAddress, _ prefix: Int) -> Value {
        OpaqueValue.make(rangeType, .bytes(address.bytes + [UInt8(clamping: prefix)]))
    }

    private static func address(_ content: Content) throws(EvaluationFailure) -> NetworkAddress {
        guard case .bytes(let bytes) = OpaqueValue.data(content, addressType) else { throw .noSuchOverload }
        return NetworkAddress(bytes: bytes)
    }

    private static func range(_ content: Content) throws(EvaluationFailure) -> (NetworkAddress, Int) {
        guard case .bytes(var bytes) = OpaqueValue.data(content, rangeType), let prefix = bytes.popLast() else {
            throw .noSuchOverload
        }
        return (NetworkAddress(bytes: bytes), Int(prefix))
    }

    private static func address(_ text: String, _ takingMapped: Bool) throws(EvaluationFailure) -> NetworkAddress {
        if text.utf8.contains(UInt8(ascii: "%")) {
            throw EvaluationFailure("the address `\(text)` must not have a zone")
        }
        guard let address = NetworkAddress(text) else { throw EvaluationFailure("`\(text)` is no IP address") }
        guard address.isMapped else { return address }
        // The language's suite takes the hexadecimal notation only.
        guard takingMapped, !text.utf8.contains(UInt8(ascii: ".")) else {
            throw EvaluationFailure("the address `\(text)` stands for one of version 4; write that one")
        }
        return address.unmapped
    }

    private static func range(_ text: String) throws(EvaluationFailure) -> (NetworkAddress, Int) {
        let failure = EvaluationFailure("`\(text)` is no address range")
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw failure }
        if parts[0].contains(UInt8(ascii: "%")) {
            throw EvaluationFailure("the address range `\(text)` must not have a zone")
        }
        guard let address = NetworkAddress(String(decoding: parts[0], as: UTF8.self)) else { throw failure }
        let digits = Array(parts[1])
        guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.count == 1 || digits[0] != 0x30, let prefix = Int(String(decoding: digits, as: UTF8.self)),
            prefix <= address.bytes.count * 8
        else { throw failure }
        if address.isMapped {
            throw EvaluationFailure("the address range `\(text)` stands for one of version 4; write that one")
        }
        return (address, prefix)
    }
}
