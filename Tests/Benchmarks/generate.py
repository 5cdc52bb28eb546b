#!/usr/bin/env python3
"""Writes a synthetic repository of OpenChoreo sources: generate.py OUT [components=1000] [environments=3].

The platform is that of examples/ferry; every component has a Component, a Workload and one binding per environment,
each in a file of its own. Deterministic.
"""
import os, shutil, sys

out = sys.argv[1]
components = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
environments = int(sys.argv[3]) if len(sys.argv) > 3 else 3
here = os.path.dirname(os.path.abspath(__file__))
ferry = os.path.join(here, "..", "..", "examples", "ferry")
PROJECTS = 10


def write(path, text):
    path = os.path.join(out, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def document(kind, name, spec):
    return f"apiVersion: openchoreo.dev/v1alpha1\nkind: {kind}\nmetadata:\n  name: {name}\n  namespace: ferry\nspec:\n{spec}"


shutil.copytree(os.path.join(ferry, "platform"), os.path.join(out, "platform"))
names = [f"env-{index}" for index in range(environments)]
for name in names:
    write(f"namespaces/ferry/environments/{name}.yaml",
          document("Environment", name, "  dataPlaneRef: {kind: ClusterDataPlane, name: default}\n"))
paths = "".join(f"  - sourceEnvironmentRef: {{name: {a}}}\n    targetEnvironmentRefs: [{{name: {b}}}]\n"
                for a, b in zip(names, names[1:])) or f"  - sourceEnvironmentRef: {{name: {names[0]}}}\n    targetEnvironmentRefs: []\n"
write("namespaces/ferry/pipeline.yaml", document("DeploymentPipeline", "standard", "  promotionPaths:\n" + paths))
write("namespaces/ferry/secrets.yaml", document(
    "SecretReference", "keys", "  template: {}\n  data:\n  - secretKey: token\n    remoteRef: {key: keys, property: token}\n"))
for project in range(PROJECTS):
    write(f"namespaces/ferry/projects/project-{project}/project.yaml", document(
        "Project", f"project-{project}", "  deploymentPipelineRef: {name: standard}\n  type: {kind: ClusterProjectType, name: team}\n"))
for index in range(components):
    project, name = index % PROJECTS, f"component-{index:05}"
    folder = f"namespaces/ferry/projects/project-{project}/{name}"
    is_task = index % 10 == 9
    kind = "cronjob/scheduled-task" if is_task else "deployment/service"
    spec = f"  owner: {{projectName: project-{project}}}\n  componentType: {{kind: ClusterComponentType, name: {kind}}}\n"
    if is_task:
        spec += "  parameters: {schedule: \"0 * * * *\"}\n"
    elif index % 3 == 0:
        spec += "  traits:\n  - {kind: ClusterTrait, name: autoscaler, instanceName: scale}\n"
    write(f"{folder}/component.yaml", document("Component", name, spec))
    workload = f"  owner: {{projectName: project-{project}, componentName: {name}}}\n  container:\n    image: registry.example/{name}:1.{index}\n    env:\n"
    workload += "".join(f"    - {{key: SETTING_{number}, value: \"{number * index}\"}}\n" for number in range(6))
    workload += "    - key: TOKEN\n      valueFrom: {secretKeyRef: {name: keys, key: token}}\n" if not is_task else ""
    if not is_task:
        workload += "  endpoints:\n    http: {type: HTTP, port: 80, targetPort: 8080, visibility: [external]}\n"
        if index % 4 == 1 and index > PROJECTS * 2:
            provider = index - PROJECTS
            if provider % 10 != 9:
                workload += ("  dependencies:\n    endpoints:\n"
                             f"    - {{component: component-{provider:05}, name: http, visibility: project, envBindings: {{address: PEER_URL}}}}\n")
    write(f"{folder}/workload.yaml", document("Workload", name, workload))
    for number, environment in enumerate(names):
        spec = f"  owner: {{projectName: project-{project}, componentName: {name}}}\n  environment: {environment}\n"
        if not is_task:
            spec += f"  componentTypeEnvironmentConfigs: {{replicas: {number + 1}}}\n"
        write(f"{folder}/bindings/{environment}.yaml", document("ReleaseBinding", f"{name}-{environment}", spec))
