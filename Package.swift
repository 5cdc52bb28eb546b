// swift-tools-version: 6.1
import PackageDescription

/// The modules, lowest first; an import only points to a module listed further up (`make lint` proves it).
let optimised: [SwiftSetting] = [
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: optimised)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), .target(name: "TestSupport")] + dependencies,
        path: "Tests/\(name)Tests"
    )
}

let package = Package(
    name: "choreoc",
    products: [
        .executable(name: "choreoc", targets: ["choreoc"]),
        .library(name: "CEL", targets: ["CEL"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CLibGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
        .target(name: "CMachine"),
        module("Basics", ["CMachine"]),
        module("RegularExpressions"),
        module("Tree", ["Basics"]),
        module("YAML", ["CLibYAML", "Basics", "Tree"]),
        module("Git", ["CLibGit2", "Basics"]),
        module("CEL", ["Basics", "RegularExpressions", "Tree"]),
        module("Patches", ["Basics", "Tree"]),
        module("Schemas", ["Basics", "RegularExpressions", "Tree"]),
        module("Templates", ["Basics", "Tree", "CEL"]),
        module("OpenChoreo", ["Basics", "RegularExpressions", "Tree", "Schemas"]),
        module("Analysis", ["Basics", "Tree", "YAML", "Git", "CEL", "Schemas", "Templates", "OpenChoreo"]),
        module("Rendering", ["Basics", "Tree", "CEL", "Patches", "Schemas", "Templates", "OpenChoreo", "Analysis"]),
        module("Delivery", ["Basics", "Tree", "YAML", "Git", "Patches", "OpenChoreo", "Analysis", "Rendering"]),
        .executableTarget(
            name: "choreoc",
            dependencies: [
                "CMachine", "Basics", "Tree", "YAML", "Git", "Patches", "Schemas", "Templates", "OpenChoreo",
                "Analysis",
                "Rendering",
                "Delivery",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: optimised
        ),
        // Development programs: `make bench-cel`, `make fuzz-cel`.
        .executableTarget(
            name: "cel-bench", dependencies: ["Basics", "Tree", "CEL"], path: "Tests/CELBenchmark",
            exclude: ["peer.py", "run"],
            swiftSettings: optimised),
        .executableTarget(
            name: "cel-fuzz", dependencies: ["Basics", "Tree", "CEL"], path: "Tests/CELFuzz",
            exclude: ["compare.py", "differences.py", "fragments.py", "peer.py", "install-peer", "Target"],
            swiftSettings: optimised),
        .target(name: "TestSupport", dependencies: ["Basics", "Tree", "YAML"], path: "Tests/TestSupport"),
        tests("Basics"),
        tests("RegularExpressions"),
        tests("Tree"),
        tests("YAML"),
        tests("Git"),
        tests("CEL"),
        tests("Patches"),
        tests("Schemas"),
        tests("Templates"),
        tests("OpenChoreo"),
        tests("Analysis"),
        tests("Rendering"),
        tests("Delivery"),
        .testTarget(
            name: "choreocTests",
            dependencies: [
                "choreoc", "TestSupport", "Basics", "Tree", "OpenChoreo", "Analysis", "Rendering", "Delivery",
            ],
            path: "Tests/choreocTests",
            exclude: ["Golden", "Mistakes"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
