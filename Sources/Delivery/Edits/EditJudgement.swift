import Basics

/// Whether an edit did what was asked for, and nothing else.
struct EditJudgement {
    let before: EditCompilation
    let after: EditCompilation
    /// The units whose objects differ, in the order of their names.
    let changedUnits: [String]

    init(before: EditCompilation, after: EditCompilation) {
        self.before = before
        self.after = after
        let names = Set(before.units.keys).union(after.units.keys)
        changedUnits = names.filter { name in
            let (old, new) = (before.units[name], after.units[name])
            return old?.digest != new?.digest || old?.refusal != new?.refusal
        }.sorted { $0.precedesBytewise($1) }
    }

    /// Refuses errors that were not there before.
    func refuseErrors() throws(DiagnosticError) {
        let known = Set(before.errors.map { "\($0.kind.number) \($0.message)" })
        let new = after.errors.filter { !known.contains("\($0.kind.number) \($0.message)") }
        guard let first = new.first else { return }
        // The findings point into sources that are not on disk, so their places are told in words.
        let position = after.position(of: first.location.origin)
        throw DiagnosticError(
            Diagnostic(
                .editBreaks,
                "with the change, the sources would have \(new.count) new error\(new.count == 1 ? "" : "s")",
                notes: new.prefix(5).map { finding in
                    let position = after.position(of: finding.location.origin)
                    return Diagnostic.Note((position.isEmpty ? "" : position + ": ") + finding.message)
                }, fix: first.fix.map { "\($0)" } ?? (position.isEmpty ? nil : "Look at \(position).")))
    }

    /// Refuses changes of units that were not named.
    ///
    /// - Parameter lines: the changes in words.
    func refuseFurther(_ allowed: Set<String>, _ lines: [String]) throws(DiagnosticError) {
        let further = changedUnits.filter { !allowed.contains($0) }
        guard !further.isEmpty else { return }
        throw DiagnosticError(
            Diagnostic(
                .editReachesFurther,
                "the change would reach \(further.count) unit\(further.count == 1 ? "" : "s") that \(further.count == 1 ? "was" : "were") not named",
                notes: lines.map { Diagnostic.Note("it would be \($0)") }
                    + further.prefix(10).map { name in
                        Diagnostic.Note(name, at: Location(before.units[name]?.unit.origin ?? .none))
                    },
                fix:
                    "Leave `--environment` out to change all of them, or give those that are to stay a value or release of their own."
            ))
    }

    /// Refuses a change after which a wanted value is not there.
    func refuseMissing(_ expectations: [EditExpectation]) throws(DiagnosticError) {
        for expectation in expectations {
            guard let unit = after.units[expectation.unit], unit.refusal == nil, expectation.isMet(unit.objects) else {
                throw DiagnosticError(
                    Diagnostic(
                        .editWithoutEffect,
                        "after the change, \(expectation.unit) still does not show \(expectation.text)",
                        at: Location(before.units[expectation.unit]?.unit.origin ?? .none),
                        fix:
                            "A template or trait decides it; look at the rendered objects with `choreoc compile --stdout`."
                    ))
            }
        }
    }
}
