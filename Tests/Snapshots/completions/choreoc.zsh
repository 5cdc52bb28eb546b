#compdef choreoc

__choreoc_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__choreoc_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __choreoc_complete "${completions[@]:0:-1}"
    fi
}

__choreoc_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_choreoc() {
    emulate -RL zsh -G
    setopt extendedglob nullglob numericglobsort
    unsetopt aliases banghist

    local -xr SAP_SHELL=zsh
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(builtin emulate zsh -c 'printf %s "${ZSH_VERSION}"')"
    local -r SAP_SHELL_VERSION

    local context state state_descr line
    local -A opt_args

    local -r command_name="${words[1]}"
    local -ar command_line=("${words[@]}")
    local -ir current_word_index="$((CURRENT - 1))"

    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'compile:Compile the sources into one directory of Kubernetes YAML per environment.'
            'check:Find every mistake of the sources; write nothing.'
            'verify:Tell whether the rendered tree is what the sources give; write nothing.'
            'diff:Show what a change of the sources changes in the clusters.'
            'publish:Commit the rendered tree to branches, without a checkout and without a push.'
            'set:Edit the sources in place: images, replicas, environment variables.'
            'locate:Lead from a name seen in a cluster to its sources and rendered file.'
            'explain:Explain a finding by its id or name.'
            'prelude:Print the built-in component types and traits.'
            'init:Write a starter repository: sources, settings, hooks, CI and sync objects.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        compile|check|verify|diff|publish|set|locate|explain|prelude|init|help)
            "_choreoc_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_choreoc_compile() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar ___output_format=('yaml' 'jsonl')
    local -ar ___on_error=('fail' 'hold')
    local -ar arg_specs=(
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '(--output -o)'{--output,-o}'[The directory of the rendered tree.]:dir:'
        '--stdout[Print one stream instead of writing files.]'
        '--output-format[The stream of --stdout\: YAML documents, or one JSON object a unit.]:output-format:{__choreoc_complete "${___output_format[@]}"}'
        '--on-error[With hold, units with errors keep their last output, none is removed, and the rest is written.]:on-error:{__choreoc_complete "${___on_error[@]}"}'
        '--allow-removals[Allow a project, an environment or many units to disappear.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_check() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar arg_specs=(
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_verify() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar arg_specs=(
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '(--output -o)'{--output,-o}'[The directory of the rendered tree.]:dir:'
        '--branch[The branch that was published to, or a template of it.]:name:'
        '--plane-branch[The branch of planes (default\: --branch if it is one branch, else planes/{role}/{plane}).]:name:'
        '--remote[The remote whose branches count.]:name:'
        '--hydrator[The form of Argo CD'\''s source hydrator, on branches with -next behind their names.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_diff() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'markdown' 'json' 'html' 'github' 'sarif' 'junit' 'gitlab')
    local -ar ___fail_on=('any' 'danger' 'error' 'none')
    local -ar arg_specs=(
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '*:base head:'
        '--format[How the differences are written; github, sarif, junit and gitlab carry the dangers only.]:format:{__choreoc_complete "${___format[@]}"}'
        '--fail-on[What gives status 1\: any difference, a danger, a danger of severity error, or nothing.]:fail-on:{__choreoc_complete "${___fail_on[@]}"}'
        '--no-index[Compare two directories of manifests.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_publish() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar arg_specs=(
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '--branch[The branch, or a template of it.]:name:'
        '--plane-branch[The branch of planes (default\: --branch if it is one branch, else planes/{role}/{plane}).]:name:'
        '--remote[The remote whose branches count.]:name:'
        '--hydrator[The form of Argo CD'\''s source hydrator, on branches with -next behind their names.]'
        '--repo-url[Where others find this repository; written into the commits.]:url:'
        '--allow-removals[Allow a project, an environment or many units to disappear.]'
        '--allow-older[Publish although the branch came from a commit that this one does not follow.]'
        '--dry-run[Tell what would be done, and do nothing.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_set() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'image:Change the image that components run.'
            'replicas:Change how many pods components have.'
            'env:Change environment variables of a component.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        image|replicas|env)
            "_choreoc_set_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_choreoc_set_image() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar arg_specs=(
        '*:arguments:'
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '--container[The container, if the component has several.]:name:'
        '--dry-run[Show the difference; write nothing.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_set_replicas() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar arg_specs=(
        '*:arguments:'
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '--container[The container, if the component has several.]:name:'
        '--dry-run[Show the difference; write nothing.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_set_env() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar arg_specs=(
        ':component:'
        '*:variables:'
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '--container[The container, if the component has several.]:name:'
        '--dry-run[Show the difference; write nothing.]'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_locate() {
    local -i ret=1
    local -ar ___compat=('upstream')
    local -ar ___format=('text' 'json' 'github' 'sarif' 'junit' 'gitlab')
    local -ar arg_specs=(
        ':name:'
        '(--namespace -n)'{--namespace,-n}'[The namespace in the cluster.]:name:'
        '-C[The repository or folder (default\: the repository around the current directory).]:dir:'
        '*--source[A folder inside the repository to read; repeatable (default\: all).]:path:'
        '*--also[A further repository or folder, read together with this one; repeatable.]:repo\[@rev\]:'
        '--rev[Read a commit instead of the work tree.]:rev:'
        '--staged[Read the index instead of the work tree.]'
        '*--organization[Only this organization (control-plane namespace); repeatable.]:org:'
        '*--project[Only this project; repeatable.]:name:'
        '*--component[Only this component; repeatable.]:name:'
        '*--environment[Only this environment; repeatable.]:name:'
        '--strict[Warnings count as errors.]'
        '*--set[A setting of choreoc.yaml that wins over the file; repeatable.]:key=value:'
        '--compat[Follow OpenChoreo where choreoc would refuse or improve, with a warning.]:compat:{__choreoc_complete "${___compat[@]}"}'
        '--jobs[Threads (default\: the number of processors).]:n:'
        '--no-cache[Use no cache (there is none yet; accepted for scripts).]'
        '(--verbose -v)'{--verbose,-v}'[Show infos, too.]'
        '(--quiet -q)'{--quiet,-q}'[Show errors only.]'
        '--format[How findings are written.]:format:{__choreoc_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_explain() {
    local -i ret=1
    local -ar arg_specs=(
        ':finding:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_prelude() {
    local -i ret=1
    local -ar arg_specs=(
        ':name:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_init() {
    local -i ret=1
    local -ar arg_specs=(
        ':dir:'
        '--argocd[Sync objects for Argo CD (the default).]'
        '--flux[Sync objects for Flux.]'
        '--repository[The address under which the repository will be cloned.]:url:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_choreoc_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
        '--version[Show the version.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _choreoc ]]; then
    _choreoc "${@}"
else
    compdef _choreoc choreoc
fi