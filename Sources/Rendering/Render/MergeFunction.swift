import CEL
import Patches
import Templates
import Tree

/// `oc_strategic_merge(list)`: Kubernetes' strategic merge of a list of objects, each over the ones before it. The prelude
/// merges components over their classes with it.
enum MergeFunction {
    static let declaration = FunctionDeclaration(
        "oc_strategic_merge",
        overloads: [
            .init([.list(.dynamic)], result: .map(.string, .dynamic)) { arguments throws(EvaluationFailure) in
                guard let items = arguments[0].items else { throw .noSuchOverload }
                var result = Value.map([:])
                for item in items { result = StrategicMerge.merge(result, item) }
                return result
            }
        ])
}
