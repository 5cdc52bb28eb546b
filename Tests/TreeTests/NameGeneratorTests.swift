import Testing
import Tree

/// The name algorithm (specification 3.9) with the vectors of appendix A.1.
@Suite struct NameGeneratorTests {
    @Test(arguments: [
        (["project", "component"], 253, "project-component-932d1646"),
        (["My_Project$", "Component@Name"], 253, "my-project-component-name-40314333"),
        (["", ""], 253, "3973e022"),
        (["!!!", "###"], 253, "606b424e"),
        (["-invalid-start", "invalid-end-"], 253, "invalid-start-invalid-end-f124257d"),
        (["project.name", "component.name"], 253, "project.name-component.name-851db5b2"),
        (["a", "b"], 253, "a-b-d44362d6"),
        (["a.b.", "-c"], 253, "a.b-c-0f47127a"),
        (["UPPER_case", "x y"], 253, "upper-case-x-y-246b95d6"),
        (["é", "a"], 253, "é-a-03e3d598"),
        (["Hello World!"], 253, "hello-world-7f83b165"),
        (["b", "a"], 253, "b-a-15fa2527"),
        (["My_App"], 63, "my-app-0e86b84b"),
        (["endpoint", "my-service", "development", "default"], 63, "endpoint-my-service-development-default-4a6f8a6e"),
        (["my-service", "development"], 253, "my-service-development-2b824efd"),
        (["greeter", "development"], 253, "greeter-development-f83573fa"),
        (["greeter", "http"], 253, "greeter-http-760a2b5c"),
        (["r_orders-db", "dev"], 253, "r-orders-db-dev-0d149673"),
        (["p_default", "development"], 253, "p-default-development-fbb9df91"),
        (["dp", "default", "default", "development"], 63, "dp-default-default-development-f8e58905"),
        (
            ["dp", "acme-corp", "online-boutique-project", "production-environment"], 63,
            "dp-acme-corp-online-boutiq-production-e-13b74df5"
        ),
        (
            ["dp", "acme-corp", "online-boutique-project", "production-environment"], 253,
            "dp-acme-corp-online-boutique-project-production-environment-13b74df5"
        ),
        (
            ["dp", "a-very-long-namespace-name-for-testing", "a-very-long-project-name-for-tests", "production"], 63,
            "dp-a-very-long-n-a-very-long-p-production-6d6060d3"
        ),
        (["deployment", String(repeating: "x", count: 70)], 63, "deployment-xxxxxxxxxxxxxxxxxxxxxxxxxx-b6829efc"),
        (["my-service-development", "config", "app-yaml"], 253, "my-service-development-config-app-yaml-189c33b7"),
        (["my-service-development", "config", "app-yaml"], 63, "my-service-develop-config-app-yaml-189c33b7"),
        (["my-service-development", "env-configs"], 253, "my-service-development-env-configs-6b70fedd"),
        (["greeter-development", "env-configs"], 253, "greeter-development-env-configs-305a784f"),
        (["test-app-dev", "env-configs"], 253, "test-app-dev-env-configs-6f21fc92"),
    ])
    func name(_ parts: [String], _ limit: Int, _ expected: String) {
        #expect(NameGenerator.generate(parts, limit: limit) == expected)
    }

    @Test(arguments: [
        (["svc-dev", "secret", "app-yaml"], "k\0p\0", "f72556de", "svc-dev-secret-app-yaml-bfbc7e8c"),
        (["svc-dev", "env-secrets"], "DB_PASS\0k\0p\0\0", "92a2cee4", "svc-dev-env-secrets-5d6efc4c"),
    ])
    func nameWithExtraHashInput(_ parts: [String], _ hashed: String, _ extra: String, _ expected: String) {
        #expect(NameGenerator.hash(hashed) == extra)
        #expect(NameGenerator.generate(parts, limit: 253, extra: extra) == expected)
    }

    @Test(arguments: [
        ("abc", "1a47e90b"), ("", "811c9dc5"), ("/etc/app/app.yaml", "f48c0f6d"),
        ("orders-db:secret:orders-db-creds", "47cc52d5"),
    ])
    func hash(_ text: String, _ expected: String) {
        #expect(NameGenerator.hash(text) == expected)
        #expect(NameGenerator.hash(Array(text.utf8)) == expected)
    }

    @Test func aNameNeverExceedsItsLimitAndEndsInALetterOrDigit() {
        for length in [1, 9, 40, 63, 64, 300] {
            for count in 1...5 {
                let parts = (0..<count).map { String(repeating: "p\($0)-", count: length) }
                let name = NameGenerator.generate(parts, limit: 63)
                #expect(name.utf8.count <= 63, "\(count) parts of \(length)")
                #expect(name.last?.isLetter == true || name.last?.isNumber == true)
            }
        }
    }

    @Test("A budget below zero is zero: the hash and the dashes stay (decisions, Values)")
    func budgetBelowZero() {
        let parts = (0..<80).map { "p\($0)" }
        #expect(NameGenerator.generate(parts, limit: 63).utf8.count == 8)
    }

    @Test("A UTF-8 sequence that is cut becomes U+FFFD, which is then trimmed or kept as any other rune")
    func cutSequence() {
        // Two bytes a letter and a budget of 27 each: the 14th letter of each part is cut in half.
        let name = NameGenerator.generate(
            [String(repeating: "é", count: 30), String(repeating: "é", count: 30)], limit: 63)
        let half = String(repeating: "é", count: 13)
        #expect(name.hasPrefix("\(half)\u{fffd}-\(half)"))
    }

    @Test("Case folding is simple: one to one (decisions, Values)")
    func simpleCaseFolding() {
        #expect(NameGenerator.generate(["İ"], limit: 253).hasPrefix("i-"))
    }
}
