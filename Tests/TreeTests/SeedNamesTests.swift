import Testing
import Tree

/// The naming vectors of the seed specification, appendix A.2.
struct SeedNamesTests {
    static let vectors = """
        63 | dp, default, default, development | dp-default-default-development-f8e58905
        63 | dp, default, default, staging | dp-default-default-staging-1362f732
        63 | dp, default, default, production | dp-default-default-production-86697425
        63 | dp, acme-corp, payment-service, development | dp-acme-corp-payment-servi-development-5e54321a
        63 | dp, acme-corp, payment-service, production | dp-acme-corp-payment-servi-production-57f2a158
        63 | dp, default, gcp-microservice-demo, development | dp-default-gcp-microserv-development-4b8b4fdc
        63 | dp, default-org, default-project, development | dp-default-org-default-proje-development-39faf2d8
        63 | dp, default-org, default-project, staging | dp-default-org-default-proje-staging-e19c5e2d
        63 | dp, default-org, default-project, production | dp-default-org-default-proje-production-e6cbdcc2
        63 | dp, acme, customer-portal, development | dp-acme-customer-port-development-f0ef56d7
        63 | dp, very-long-organization-name-for-testing, very-long-project-name-for-testing, development | dp-very-long-org-very-long-pro-development-e4ce1eec
        253 | greeter-service | greeter-service-483f44a4
        253 | greeter-service-staging | greeter-service-staging-1362b1b4
        253 | greeter-service-production | greeter-service-production-717d47dd
        253 | react-starter | react-starter-5d6e572c
        253 | github-issue-reporter | github-issue-reporter-b5d70468
        253 | reading-list-service-jwt | reading-list-service-jwt-5279d535
        253 | ad | ad-70ba3370
        253 | cart | cart-1c42ddc0
        253 | checkout | checkout-c7761e58
        253 | currency | currency-466e5b9c
        253 | email | email-82244417
        253 | frontend | frontend-1cf387c0
        253 | payment | payment-040ffd59
        253 | productcatalog | productcatalog-5c8ab466
        253 | recommendation | recommendation-dbfe9375
        253 | redis | redis-34fb46c8
        253 | shipping | shipping-74006267
        253 | frontend, http-endpoint, httproute | frontend-http-endpoint-httproute-ac56c255
        253 | react-starter, webapp, httproute | react-starter-webapp-httproute-e7a4133f
        63 | greeter-service, greeter-api, public, httproute | greeter-servi-greeter-api-public-httproute-7c8cbc62
        63 | greeter-service, greeter-api, organization, httproute | greeter-servi-greeter-api-organization-httproute-54724069
        63 | greeter-service-staging, greeter-api, public, httproute | greeter-servi-greeter-api-public-httproute-d950cf01
        63 | greeter-service, greeter-api, public | greeter-service-greeter-api-public-17e9931f
        63 | greeter-service, greeter-api, organization | greeter-service-greeter-api-organization-c8bc36d6
        63 | greeter-service, greeter-api, public, btp | greeter-servi-greeter-api-public-btp-a816b04c
        63 | greeter-service, greeter-api, organization, btp | greeter-servi-greeter-api-organization-btp-523618b9
        63 | reading-list-service-circuit-breaker, reading-list-api, public, httproute | reading-list--reading-list--public-httproute-f7e13fbc
        63 | reading-list-service-circuit-breaker, reading-list-api, public | reading-list-servi-reading-list-api-public-6a6c09a9
        63 | reading-list-service-circuit-breaker, reading-list-api, public, btp | reading-list--reading-list--public-btp-9235b1ff
        52 | github-issue-reporter, github-issue-reporter-main | github-issue-reporter-github-issue-reporter-c5d0fdde
        253 | github-issue-reporter, github-issue-reporter-main, github | github-issue-reporter-github-issue-reporter-main-github-725a4f56
        253 | github-issue-reporter, github-issue-reporter-main, mysql | github-issue-reporter-github-issue-reporter-main-mysql-a55037da
        253 | github-issue-reporter, github-issue-reporter-main, email | github-issue-reporter-github-issue-reporter-main-email-c53bf106
        63 | github, csi-env | github-csi-env-6beb1e92
        63 | mysql, csi-env | mysql-csi-env-a5b4a670
        63 | email, csi-env | email-csi-env-f44380da
        63 | email, cm | email-cm-dbdd770f
        63 | email, csi | email-csi-adfdb066
        253 | greeting-service-image, greeting-service-image-main | greeting-service-image-greeting-service-image-main-435d15bc
        63 | greeting-service-image, greeting-service-image-main | greeting-service-image-greeting-service-image-mai-435d15bc
        253 | greeting-service-image-deployment, service-port | greeting-service-image-deployment-service-port-b276c99d
        253 | gateway-external, greeting-service-image-deployment-service-port-b276c99d | gateway-external-greeting-service-image-deployment-service-port-b276c99d-5ffd412e
        253 | reading-list-service-deployment, service-port | reading-list-service-deployment-service-port-95e0173f
        253 | gateway-internal, reading-list-service-deployment-service-port-95e0173f | gateway-internal-reading-list-service-deployment-service-port-95e0173f-b887967c
        253 | gateway-external, reading-list-service-deployment-service-port-95e0173f, GET, /books/{id} | gateway-external-reading-list-service-deployment-service-port-95e0173f-get-books--id-39e28acd
        128 | default-org, default-project, reading-list-service | default-org-default-project-reading-list-service-08512f5d
        119 | main | main-0d6e4079
        63 | development, deployment | development-deployment-c333eea2
        63 | greeting-service-build-01 | greeting-service-build-01-4be21d7a
        63 | UPPER, -lead-, trail-. | upper-lead-trail-d1fd5a99
        20 | a-very-long-name-part, b | a-ver-b-fd64941c
        63 | , x | x-a4209624
        """.split(separator: "\n").map(String.init)

    @Test(arguments: vectors)
    func vector(_ line: String) throws {
        let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { column in
            String(column).trimmingPrefix { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        }.map { String($0) }
        let limit = try #require(Int(columns[0]))
        let parts = columns[1].split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0.drop { $0 == " " }) }
        #expect(NameGenerator.generate(parts, limit: limit) == columns[2])
    }
}
