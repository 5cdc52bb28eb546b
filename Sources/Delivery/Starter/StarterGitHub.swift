/// CI on GitHub: a composite action, and a workflow that uses it. `examples/ci/github` holds the same texts.
enum StarterGitHub {
    static let action = #"""
        # Compiles, verifies and compares the declarations of a repository with choreoc, in any workflow:
        #
        #     - uses: actions/checkout@v4
        #       with: {fetch-depth: 0}
        #     - uses: ./.github/actions/choreoc
        #
        # It needs bash, curl, git and jq. Texts of the event reach the scripts through the environment only, never by ${{ }} inside of them.
        name: choreoc
        description: Check OpenChoreo declarations, verify their rendered output, and post what a pull request changes.

        inputs:
          package:
            description: The address of choreoc's Debian package; empty if choreoc is in the path already.
            default: ''
          output:
            description: The directory of the committed rendered tree; empty if none is committed.
            default: rendered
          base:
            description: The revision that pull requests are compared with; empty for the target branch.
            default: ''
          fail-on:
            description: From what on a difference fails (any, danger, error, none).
            default: danger
          comment:
            description: Whether the difference is posted to the pull request, in one comment that is kept up to date.
            default: 'true'
          publish:
            description: Whether pushes commit the rendered tree to a branch for each environment and push these.
            default: 'false'
          reports:
            description: The folder for reports, below the runner's temporary folder.
            default: choreoc

        outputs:
          reports:
            description: The folder with choreoc.sarif, choreoc.xml (JUnit) and diff.md.
            value: ${{ steps.check.outputs.reports }}

        runs:
          using: composite
          steps:
          - name: Install choreoc
            shell: bash
            env:
              PACKAGE: ${{ inputs.package }}
            run: |
              # In a container the work tree may belong to another user.
              git config --global --add safe.directory "$GITHUB_WORKSPACE"
              if [ -n "$PACKAGE" ]; then
                curl --fail --silent --show-error --location --output "$RUNNER_TEMP/choreoc.deb" "$PACKAGE"
                as_root=
                if [ "$(id -u)" != 0 ]; then as_root=sudo; fi
                $as_root apt-get install --yes "$RUNNER_TEMP/choreoc.deb"
              fi

          - name: Check the sources
            id: check
            shell: bash
            env:
              REPORTS: ${{ inputs.reports }}
            run: |
              reports="$RUNNER_TEMP/$REPORTS"
              mkdir -p "$reports"
              echo "reports=$reports" >>"$GITHUB_OUTPUT"
              choreoc check --quiet --format sarif >"$reports/choreoc.sarif" || true
              choreoc check --quiet --format junit >"$reports/choreoc.xml" || true
              choreoc check --format github

          - name: Verify the rendered tree
            if: inputs.output != ''
            shell: bash
            env:
              OUTPUT: ${{ inputs.output }}
            run: choreoc verify --quiet --format github -o "$OUTPUT"

          - name: Compare with the target branch
            id: diff
            if: github.event_name == 'pull_request'
            shell: bash
            env:
              BASE: ${{ inputs.base || github.event.pull_request.base.sha }}
              FAIL_ON: ${{ inputs.fail-on }}
              REPORTS: ${{ steps.check.outputs.reports }}
            run: |
              status=0
              choreoc diff "$BASE" HEAD --format markdown --fail-on "$FAIL_ON" >"$REPORTS/diff.md" || status=$?
              cat "$REPORTS/diff.md" >>"$GITHUB_STEP_SUMMARY"
              echo "status=$status" >>"$GITHUB_OUTPUT"

          # Requests from forks have a token that cannot write; their difference is in the summary of the run.
          - name: Post the difference
            if: >-
              github.event_name == 'pull_request' && inputs.comment == 'true' && steps.diff.outputs.status != '2' &&
              github.event.pull_request.head.repo.full_name == github.repository
            shell: bash
            env:
              TOKEN: ${{ github.token }}
              NUMBER: ${{ github.event.pull_request.number }}
              REPORTS: ${{ steps.check.outputs.reports }}
            run: |
              marker='<!-- choreoc diff -->'
              jq --raw-input --slurp '{body: .[:65536]}' "$REPORTS/diff.md" >"$REPORTS/comment.json"
              ask() {
                curl --fail --silent --show-error --header "Authorization: Bearer $TOKEN" \
                  --header 'Accept: application/vnd.github+json' "$@"
              }
              issues="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"
              url="$issues/$NUMBER/comments"
              method=POST
              page=1
              while true; do
                ask --output "$REPORTS/comments.json" "$issues/$NUMBER/comments?per_page=100&page=$page"
                # Only what this token has written: the marker alone can be written by anybody.
                id=$(jq --arg marker "$marker" '
                  map(select(.user.login == "github-actions[bot]" and (.body | startswith($marker)))) | first | .id // empty
                ' "$REPORTS/comments.json")
                if [ -n "$id" ]; then
                  method=PATCH
                  url="$issues/comments/$id"
                  break
                fi
                if [ "$(jq length "$REPORTS/comments.json")" -lt 100 ]; then break; fi
                page=$((page + 1))
              done
              rm "$REPORTS/comments.json"
              ask --output /dev/null --request "$method" --data "@$REPORTS/comment.json" "$url"

          - name: Judge the difference
            if: github.event_name == 'pull_request'
            shell: bash
            env:
              STATUS: ${{ steps.diff.outputs.status }}
            run: exit "$STATUS"

          - name: Publish the rendered tree
            if: github.event_name == 'push' && inputs.publish == 'true'
            shell: bash
            run: |
              # A later push has a run of its own; this one must not bring back what that one has replaced.
              git fetch --quiet origin "$GITHUB_REF"
              if [ "$(git rev-parse HEAD)" != "$(git rev-parse FETCH_HEAD)" ]; then
                echo 'There is a newer commit, whose own run publishes.'
                exit 0
              fi
              choreoc publish --branch 'environments/{organization}/{environment}'
              git push --atomic origin 'refs/heads/environments/*:refs/heads/environments/*' 'refs/heads/planes/*:refs/heads/planes/*'

        """#

    static let workflow = #"""
        # Checks pull requests and what is on main.
        name: choreoc

        on:
          pull_request:
          push:
            branches: [main]

        # What is published last is the last push; of a pull request only the newest commit counts.
        concurrency:
          group: choreoc-${{ github.ref }}
          cancel-in-progress: ${{ github.event_name == 'pull_request' }}

        permissions:
          contents: read          # `write` to publish
          pull-requests: write    # to post the difference

        jobs:
          choreoc:
            runs-on: ubuntu-latest
            # The Debian package of choreoc needs the libraries of Debian 12.
            container: debian:12-slim
            steps:
            - run: |
                apt-get update -qq
                apt-get install -qq --yes --no-install-recommends bash ca-certificates curl git jq
            - uses: actions/checkout@v4
              with:
                # The comparison needs the commit that the branch came from; publishing, the branches that are there.
                fetch-depth: 0
            - uses: ./.github/actions/choreoc
              id: choreoc
              with:
                package: ${{ vars.CHOREOC_PACKAGE }}
            - uses: actions/upload-artifact@v4
              if: always()
              with:
                name: choreoc
                path: ${{ steps.choreoc.outputs.reports }}
                if-no-files-found: ignore
            # With code scanning, findings stay visible in the repository:
            # - uses: github/codeql-action/upload-sarif@v3
            #   if: always()
            #   with:
            #     sarif_file: ${{ steps.choreoc.outputs.reports }}/choreoc.sarif

        """#
}
