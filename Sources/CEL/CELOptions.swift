/// The extension libraries of an environment, each at the version that its name's documentation tells.
public struct CELLibraries: OptionSet, Sendable {
    /// One bit for each library.
    public let rawValue: UInt32

    /// A set of libraries from its bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// `optional.of`, `.?field`, `[?key]`, `optMap`, `first()`, `unwrapOpt()` and so on, version 2.
    public static let optionalTypes = CELLibraries(rawValue: 1 << 0)
    /// `charAt`, `split`, `format`, `strings.quote` and so on, version 5.
    public static let strings = CELLibraries(rawValue: 1 << 1)
    /// `base64.encode` and `base64.decode`.
    public static let encoders = CELLibraries(rawValue: 1 << 2)
    /// `math.greatest`, `math.ceil`, `math.bitAnd`, `math.sqrt` and so on, version 2.
    public static let math = CELLibraries(rawValue: 1 << 3)
    /// `slice`, `flatten`, `sort`, `sortBy`, `distinct`, `reverse`, `lists.range`, version 3.
    public static let lists = CELLibraries(rawValue: 1 << 4)
    /// `sets.contains`, `sets.equivalent`, `sets.intersects`.
    public static let sets = CELLibraries(rawValue: 1 << 5)
    /// `all(k, v, …)`, `exists`, `existsOne`, `transformList`, `transformMap`, `transformMapEntry`.
    public static let twoVariableComprehensions = CELLibraries(rawValue: 1 << 6)
    /// `cel.bind(name, value, body)`.
    public static let bindings = CELLibraries(rawValue: 1 << 7)
    /// `ip`, `isIP`, `cidr`, `isCIDR` and their members as cel-go's network extension has them: an address of version 6
    /// that stands for one of version 4 is that one.
    public static let network = CELLibraries(rawValue: 1 << 8)
    /// `ip`, `isIP`, `ip.isCanonical`, `family` and so on as Kubernetes 1.30 has them.
    public static let kubernetesAddresses = CELLibraries(rawValue: 1 << 9)
    /// `cidr`, `isCIDR`, `containsIP`, `masked` and so on as Kubernetes 1.31 has them.
    public static let kubernetesAddressRanges = CELLibraries(rawValue: 1 << 10)
    /// `find` and `findAll` as Kubernetes has them.
    public static let kubernetesRegex = CELLibraries(rawValue: 1 << 11)
    /// `isSorted`, `sum`, `min`, `max`, `indexOf`, `lastIndexOf` as Kubernetes has them.
    public static let kubernetesLists = CELLibraries(rawValue: 1 << 12)
    /// `quantity`, `isQuantity`, `add`, `compareTo`, `asInteger` and so on as Kubernetes 1.29 has them.
    public static let kubernetesQuantities = CELLibraries(rawValue: 1 << 13)
    /// `url`, `isURL`, `getHost` and so on as Kubernetes has them.
    public static let kubernetesURLs = CELLibraries(rawValue: 1 << 14)
    /// `format.dns1123Label()`, `format.named(name)` and `validate` as Kubernetes 1.31 has them.
    public static let kubernetesFormats = CELLibraries(rawValue: 1 << 15)

    /// `cel.block([slots…], body)` with `cel.index(n)`, `cel.iterVar(depth, n)` and `cel.accuVar(depth, n)`: the notation
    /// of programs from which an optimizer has taken common parts out.
    public static let blocks = CELLibraries(rawValue: 1 << 16)

    /// What Kubernetes' admission policies enable of its own libraries.
    public static let kubernetes: CELLibraries = [
        .kubernetesAddresses, .kubernetesAddressRanges, .kubernetesRegex, .kubernetesLists, .kubernetesQuantities,
        .kubernetesURLs, .kubernetesFormats,
    ]

    /// What OpenChoreo v1.2 enables (specification 3.5.3).
    public static let openChoreo: CELLibraries = [
        .optionalTypes, .strings, .encoders, .math, .lists, .sets, .twoVariableComprehensions,
    ]
}

/// What an environment allows, apart from its names.
public struct CELOptions: Sendable {
    /// What happens when a map literal names a key twice.
    public enum DuplicateKeys: Sendable {
        /// The later entry wins, as in cel-go.
        case laterWins
        /// An error, as the language definition says.
        case refused
    }

    /// The extension libraries.
    public var libraries: CELLibraries
    /// The namespace in which names are looked up first: `com.example`.
    public var container: String
    /// Whether types are checked before the program runs; without, every mismatch shows at run time.
    public var checksTypes: Bool
    /// Whether macros are expanded; without, `has`, `all`, `map` and so on are calls of undeclared functions.
    public var expandsMacros: Bool
    /// Whether a field may be written in back-ticks: ``parameters.`a-b` ``.
    public var allowsQuotedFields: Bool
    /// Whether the items of a list literal, and the keys and values of a map literal, may differ in type.
    public var allowsMixedLiterals: Bool
    /// Whether `<`, `<=`, `>` and `>=` take numbers of two types that are known: `1 < 2.5`, as Kubernetes allows. Values
    /// whose types are only known when the program runs always compare, and so does everything in and behind a macro
    /// such as `exists`.
    public var comparesNumberTypes: Bool
    /// What happens when a map literal names a key twice.
    public var duplicateKeys: DuplicateKeys
    /// The longest source, in bytes.
    public var sourceLimit: Int
    /// The deepest nesting of a source, in levels of the syntax tree.
    public var nestingLimit: Int
    /// The most that an evaluation may be estimated to cost; nil if only what it really spends is limited.
    public var costLimit: Int?

    /// The options of OpenChoreo's renderer (decisions, CEL): no container, back-ticks on, mixed literals on, checker on.
    public static let openChoreo = CELOptions(libraries: .openChoreo)

    /// Options; what is not given is as in OpenChoreo's renderer.
    public init(
        libraries: CELLibraries = [], container: String = "", checksTypes: Bool = true,
        expandsMacros: Bool = true, allowsQuotedFields: Bool = true, allowsMixedLiterals: Bool = true,
        comparesNumberTypes: Bool = false, duplicateKeys: DuplicateKeys = .laterWins,
        sourceLimit: Int = 16_384, nestingLimit: Int = 250, costLimit: Int? = nil
    ) {
        self.libraries = libraries
        self.container = container
        self.checksTypes = checksTypes
        self.expandsMacros = expandsMacros
        self.allowsQuotedFields = allowsQuotedFields
        self.allowsMixedLiterals = allowsMixedLiterals
        self.comparesNumberTypes = comparesNumberTypes
        self.duplicateKeys = duplicateKeys
        self.sourceLimit = sourceLimit
        self.nestingLimit = nestingLimit
        self.costLimit = costLimit
    }
}
