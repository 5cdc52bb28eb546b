import Basics
import Schemas
import Tree

/// What lies outside the platform, as connections and APIs name it: a host, an address or a network (seed specification 1.23, 3.10).
enum ExternalTargets {
    /// Whether a text is an address, IPv4 or IPv6.
    static func isAddress(_ text: String) -> Bool { network(ofAddress: text) != nil }

    /// The network that holds nothing but an address; nil when the text is none.
    static func network(ofAddress text: String) -> String? {
        let network = text + (text.contains(":") ? "/128" : "/32")
        return NetworkFormats.isCIDR(network) ? network : nil
    }

    /// Whether a text is a name that DNS can know, small or large.
    static func isName(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count)
                    && label.allSatisfy {
                        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
                    }
            }
    }

    /// What is wrong with the target of a connection; nil when it can be reached.
    static func finding(_ target: Value, at place: Origin) -> Diagnostic? {
        let host = target["host"]
        if (host?.string ?? "").isEmpty, target["cidr"] == nil {
            return Diagnostic(
                .connectionNotFound, "the connection does not say what it leads to",
                at: Location(target.origin.isKnown ? target.origin : place),
                fix: "Write `host`, or `cidr` for a network.")
        }
        if let host, let text = host.string, !text.isEmpty, !isName(text), !isAddress(text) {
            return Diagnostic(
                .hostNameInvalid, "`\(text)` is no host name", at: Location(host.origin),
                fix: text.hasPrefix("*.")
                    ? "Name one host, or write `cidr` for a network." : "Write a host name or an address.")
        }
        if let network = target["cidr"], let text = network.string, !NetworkFormats.isCIDR(text) {
            return Diagnostic(
                .valueNotAllowed, "`\(text)` is no network", at: Location(network.origin),
                fix: "Write `\(self.network(ofAddress: text) ?? "10.0.0.0/8")`.")
        }
        return nil
    }

    /// What is wrong with the host of an API in front of something outside: the gateway calls names only, and small ones.
    static func finding(ofAPI host: Value) -> Diagnostic? {
        guard let text = host.string,
            !isName(text) || isAddress(text) || text.contains("_") || text != text.lowercased()
        else { return nil }
        return Diagnostic(
            .hostNameInvalid,
            isAddress(text) ? "`\(text)` is an address, and the gateway calls names" : "`\(text)` is no host name",
            at: Location(host.origin),
            fix: isName(text) && !isAddress(text) && !text.contains("_")
                ? "Write `\(text.lowercased())`." : "Write the name that DNS has for it.")
    }
}
