/// CI on GitLab: a template, and a pipeline that includes it. `examples/ci/gitlab` holds the same texts.
enum StarterGitLab {
    static let template = #"""
        # Compiles, verifies and compares the declarations of a repository with choreoc. Variables:
        #
        #   CHOREOC_PACKAGE  the address of choreoc's Debian package; empty if choreoc is in the image already
        #   CHOREOC_OUTPUT   the directory of the committed rendered tree; empty if none is committed
        #   CHOREOC_FAIL_ON  from what on a difference fails (any, danger, error, none)
        #   CHOREOC_TOKEN    a project access token (api) with which the difference is posted to merge requests
        #   CHOREOC_PUBLISH  `true`: pushes commit the rendered tree to a branch for each environment and push these

        variables:
          CHOREOC_PACKAGE: ''
          CHOREOC_OUTPUT: rendered
          CHOREOC_FAIL_ON: danger
          CHOREOC_PUBLISH: 'false'

        .choreoc:
          image: debian:12-slim
          variables:
            GIT_DEPTH: '0'
          before_script:
          - apt-get update -qq
          - apt-get install -qq --yes --no-install-recommends ca-certificates curl git jq
          - |
            if [ -n "$CHOREOC_PACKAGE" ]; then
              curl --fail --silent --show-error --location --output /tmp/choreoc.deb "$CHOREOC_PACKAGE"
              apt-get install -qq --yes /tmp/choreoc.deb
            fi
          - git config --global --add safe.directory "$CI_PROJECT_DIR"

        choreoc-check:
          extends: .choreoc
          stage: test
          rules:
          - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
          script:
          - choreoc check --quiet --format gitlab >gl-code-quality-report.json || true
          - choreoc check --quiet --format junit >choreoc.xml || true
          - choreoc check --quiet --format sarif >choreoc.sarif || true
          - choreoc check
          - if [ -n "$CHOREOC_OUTPUT" ]; then choreoc verify -o "$CHOREOC_OUTPUT"; fi
          artifacts:
            when: always
            paths: [choreoc.sarif]
            reports:
              codequality: gl-code-quality-report.json
              junit: choreoc.xml

        choreoc-diff:
          extends: .choreoc
          stage: test
          rules:
          - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          script:
          - |
            status=0
            choreoc diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA" HEAD --format markdown --fail-on "$CHOREOC_FAIL_ON" >diff.md ||
              status=$?
            if [ -n "${CHOREOC_TOKEN:-}" ] && [ "$status" -lt 2 ]; then
              marker='<!-- choreoc diff -->'
              jq --raw-input --slurp '{body: .[:1000000]}' diff.md >note.json
              notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
              ask() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $CHOREOC_TOKEN" "$@"; }
              # Only what this token has written: the marker alone can be written by anybody.
              author=$(ask "$CI_API_V4_URL/user" | jq .id)
              method=POST
              page=1
              while true; do
                ask --output notes.json "$notes?per_page=100&page=$page"
                id=$(jq --arg marker "$marker" --argjson author "$author" '
                  map(select(.author.id == $author and (.body | startswith($marker)))) | first | .id // empty
                ' notes.json)
                if [ -n "$id" ]; then method=PUT; notes="$notes/$id"; break; fi
                if [ "$(jq length notes.json)" -lt 100 ]; then break; fi
                page=$((page + 1))
              done
              ask --output /dev/null --request "$method" --header 'Content-Type: application/json' --data @note.json "$notes"
            fi
            exit "$status"
          artifacts:
            when: always
            paths: [diff.md]
            expose_as: choreoc diff

        choreoc-publish:
          extends: .choreoc
          stage: deploy
          rules:
          - if: $CHOREOC_PUBLISH == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
          # Two pipelines never publish at once.
          resource_group: choreoc-publish
          script:
          - git fetch --quiet origin '+refs/heads/*:refs/remotes/origin/*'
          - |
            # A later push has a pipeline of its own; this one must not bring back what that one has replaced.
            if [ "$(git rev-parse HEAD)" != "$(git rev-parse "origin/$CI_COMMIT_BRANCH")" ]; then
              echo 'There is a newer commit, whose own pipeline publishes.'
              exit 0
            fi
          - choreoc publish --branch 'environments/{organization}/{environment}'
          - git remote set-url --push origin "https://choreoc:$CHOREOC_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"
          - git push --atomic origin 'refs/heads/environments/*:refs/heads/environments/*' 'refs/heads/planes/*:refs/heads/planes/*'

        """#

    static let pipeline = """
        # Checks merge requests and what is on the default branch. Set CHOREOC_PACKAGE in the settings of CI.
        include:
        - local: ci/choreoc.gitlab-ci.yml

        """
}
