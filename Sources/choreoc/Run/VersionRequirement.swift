import Basics
import Tree

/// `requires` of `choreoc.yaml`: comparisons that must all hold, `>=1.2 <2`.
enum VersionRequirement {
    /// Refuses a range that this version is not in, and one that is not understood.
    static func check(_ requirement: Value?, version: String) throws(DiagnosticError) {
        guard let requirement, let text = requirement.string else { return }
        let own = parts(version[...]) ?? []
        for condition in text.split(whereSeparator: { $0 == " " || $0 == "," }) {
            let sign = condition.prefix { "<>=!".contains($0) }
            guard let wanted = parts(condition.dropFirst(sign.count)),
                ["", "=", "==", ">", ">=", "<", "<=", "!="].contains(String(sign))
            else {
                throw DiagnosticError(
                    Diagnostic(
                        .settingInvalid, "`\(condition)` is no version condition", at: Location(requirement.origin),
                        fix: "Write conditions such as `>=1.2 <2`."))
            }
            let order = compare(own, wanted)
            let holds =
                switch sign {
                case ">": order > 0
                case ">=": order >= 0
                case "<": order < 0
                case "<=": order <= 0
                case "!=": order != 0
                default: order == 0
                }
            if !holds {
                throw DiagnosticError(
                    Diagnostic(
                        .versionRefused, "this is choreoc \(version), but the repository requires `\(text)`",
                        at: Location(requirement.origin), fix: "Install a version in that range."))
            }
        }
    }

    private static func parts(_ text: Substring) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        return parts.contains(nil) || parts.isEmpty ? nil : parts.compactMap { $0 }
    }

    private static func compare(_ left: [Int], _ right: [Int]) -> Int {
        for index in 0..<max(left.count, right.count) {
            let a = index < left.count ? left[index] : 0
            let b = index < right.count ? right[index] : 0
            if a != b { return a < b ? -1 : 1 }
        }
        return 0
    }
}
