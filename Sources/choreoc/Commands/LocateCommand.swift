import Analysis
import ArgumentParser
import Basics
import Delivery
import Rendering
import Tree

/// `choreoc locate`: from a name in a cluster to the sources.
struct LocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locate", abstract: "Lead from a name seen in a cluster to its sources and rendered file.",
        discussion: """
            NAME is the name of an object, a namespace, or of a pod, ReplicaSet, Job or volume claim that a controller \
            made of an object. KIND/NAME narrows it, as kubectl spells kinds: pod/…, deploy/…, svc/….

            EXAMPLES
              choreoc locate web-prod-3fab4a9a-6d4cf56db6-x2v4z
              choreoc locate svc/api --namespace dp-ferry-booking-prod-260b09b9
              choreoc locate dp-ferry-booking-prod-260b09b9 --rev v1.4.0 --format json
            """)

    @Argument(help: "The name, or KIND/NAME.")
    var name: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The namespace in the cluster.", valueName: "name"))
    var namespace: String?

    @OptionGroup var options: SourceOptions

    func validate() throws {
        if name.isEmpty || name.hasSuffix("/") { throw ValidationError("Give a name.") }
        if options.format != .text, options.format != .json {
            throw ValidationError("--format takes text or json here.")
        }
    }

    func run() throws {
        let sources = SourceTable()
        var session: Session
        do throws(DiagnosticError) {
            session = try Session(options, sources: sources)
        } catch {
            throw FindingsPrinter.fail(error, options, sources)
        }
        let wanted = ClusterName(name)
        let namespace = namespace
        let result = session.render {
            { unit, objects, _ in LocatedObject.find(wanted, namespace: namespace, in: unit, objects) }
        }
        let matches = LocatedMatch.matches(result.units, session.plan.catalog)
        if matches.isEmpty { throw nothing(wanted, result.units, session) }
        let printer = LocatedPrinter(sources: sources)
        StandardStreams.write(
            options.format == .json
                ? JSONWriter.text(printer.value(matches)) + "\n"
                : matches.map(printer.text).joined(separator: "\n"), to: .output)
    }

    /// Says that nothing was found, with the nearest name.
    private func nothing(
        _ wanted: ClusterName, _ units: [CompiledUnit<LocatedObject.Found>], _ session: Session
    ) -> ExitCode {
        let names = units.reduce(into: Set<String>()) { $0.formUnion($1.output?.names ?? []) }
        let refused = units.count { $0.refusal != nil }
        var notes: [Diagnostic.Note] = []
        if refused > 0 {
            notes.append(
                Diagnostic.Note(
                    "\(refused) unit\(refused == 1 ? " is" : "s are") refused and may hold it; `choreoc check` tells why"
                ))
        }
        let nearest = nearestName(to: wanted.name, among: names.sorted())
        let finding = Diagnostic(
            .nothingLocated, "nothing that the sources render is called `\(name)`", notes: notes,
            fix: nearest.map { "Try `choreoc locate \($0)`." })
        FindingsPrinter(sources: session.sources, options: options, stream: .error).print([finding])
        return ExitCode(1)
    }
}
