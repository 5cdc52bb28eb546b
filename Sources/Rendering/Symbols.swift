import Basics

extension Symbol {
    static let apiVersion: Symbol = "apiVersion"
    static let kind: Symbol = "kind"
    static let metadata: Symbol = "metadata"
    static let name: Symbol = "name"
    static let namespace: Symbol = "namespace"
    static let labels: Symbol = "labels"
    static let annotations: Symbol = "annotations"
    static let spec: Symbol = "spec"
    static let template: Symbol = "template"
    static let resource: Symbol = "resource"
}
