function __choreoc_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __choreoc_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __choreoc_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __choreoc_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __choreoc_parse_tokens -S
    set -l unparsed_tokens (__choreoc_tokens -pc)
    switch $unparsed_tokens[1]
    case 'choreoc'
        __choreoc_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'compile'
            __choreoc_parse_subcommand 0 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'o/output=' 'stdout' 'output-format=' 'on-error=' 'allow-removals' 'version' 'h/help'
        case 'check'
            __choreoc_parse_subcommand 0 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'version' 'h/help'
        case 'verify'
            __choreoc_parse_subcommand 0 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'o/output=' 'branch=' 'plane-branch=' 'remote=' 'hydrator' 'version' 'h/help'
        case 'diff'
            __choreoc_parse_subcommand -r 1 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'fail-on=' 'no-index' 'version' 'h/help'
        case 'publish'
            __choreoc_parse_subcommand 0 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'branch=' 'plane-branch=' 'remote=' 'hydrator' 'repo-url=' 'allow-removals' 'allow-older' 'dry-run' 'version' 'h/help'
        case 'set'
            __choreoc_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'image'
                __choreoc_parse_subcommand -r 1 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'container=' 'dry-run' 'version' 'h/help'
            case 'replicas'
                __choreoc_parse_subcommand -r 1 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'container=' 'dry-run' 'version' 'h/help'
            case 'env'
                __choreoc_parse_subcommand -r 2 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'container=' 'dry-run' 'version' 'h/help'
            end
        case 'locate'
            __choreoc_parse_subcommand 1 'n/namespace=' 'C=' 'source=+' 'also=+' 'rev=' 'staged' 'organization=+' 'project=+' 'component=+' 'environment=+' 'strict' 'set=+' 'compat=' 'jobs=' 'no-cache' 'v/verbose' 'q/quiet' 'format=' 'version' 'h/help'
        case 'explain'
            __choreoc_parse_subcommand 1 'version' 'h/help'
        case 'prelude'
            __choreoc_parse_subcommand 1 'version' 'h/help'
        case 'init'
            __choreoc_parse_subcommand 1 'argocd' 'flux' 'repository=' 'version' 'h/help'
        case 'help'
            __choreoc_parse_subcommand -r 1 'version'
        end
    end
end

function __choreoc_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __choreoc_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __choreoc_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __choreoc_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__choreoc_tokens -p)
    if test -z "$(__choreoc_tokens -t)"
        set -l index (count (__choreoc_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'choreoc' -f
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'compile' -d 'Compile the sources into one directory of Kubernetes YAML per environment.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'check' -d 'Find every mistake of the sources; write nothing.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'verify' -d 'Tell whether the rendered tree is what the sources give; write nothing.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'diff' -d 'Show what a change of the sources changes in the clusters.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'publish' -d 'Commit the rendered tree to branches, without a checkout and without a push.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'set' -d 'Edit the sources in place: images, replicas, environment variables.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'locate' -d 'Lead from a name seen in a cluster to its sources and rendered file.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'explain' -d 'Explain a finding by its id or name.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'prelude' -d 'Print the built-in component types and traits.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'init' -d 'Write a starter repository: sources, settings, hooks, CI and sync objects.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" o output' -l 'output' -s 'o' -d 'The directory of the rendered tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" stdout' -l 'stdout' -d 'Print one stream instead of writing files.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" output-format' -l 'output-format' -d 'The stream of --stdout: YAML documents, or one JSON object a unit.' -rfka 'yaml jsonl'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" on-error' -l 'on-error' -d 'With hold, units with errors keep their last output, none is removed, and the rest is written.' -rfka 'fail hold'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" allow-removals' -l 'allow-removals' -d 'Allow a project, an environment or many units to disappear.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc compile" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" o output' -l 'output' -s 'o' -d 'The directory of the rendered tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" branch' -l 'branch' -d 'The branch that was published to, or a template of it.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" plane-branch' -l 'plane-branch' -d 'The branch of planes (default: --branch if it is one branch, else planes/{role}/{plane}).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" remote' -l 'remote' -d 'The remote whose branches count.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" hydrator' -l 'hydrator' -d 'The form of Argo CD\'s source hydrator, on branches with -next behind their names.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" format' -l 'format' -d 'How the differences are written; github, sarif, junit and gitlab carry the dangers only.' -rfka 'text markdown json html github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" fail-on' -l 'fail-on' -d 'What gives status 1: any difference, a danger, a danger of severity error, or nothing.' -rfka 'any danger error none'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" no-index' -l 'no-index' -d 'Compare two directories of manifests.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" branch' -l 'branch' -d 'The branch, or a template of it.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" plane-branch' -l 'plane-branch' -d 'The branch of planes (default: --branch if it is one branch, else planes/{role}/{plane}).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" remote' -l 'remote' -d 'The remote whose branches count.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" hydrator' -l 'hydrator' -d 'The form of Argo CD\'s source hydrator, on branches with -next behind their names.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" repo-url' -l 'repo-url' -d 'Where others find this repository; written into the commits.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" allow-removals' -l 'allow-removals' -d 'Allow a project, an environment or many units to disappear.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" allow-older' -l 'allow-older' -d 'Publish although the branch came from a commit that this one does not follow.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" dry-run' -l 'dry-run' -d 'Tell what would be done, and do nothing.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc publish" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc set" -eq 1' -fa 'image' -d 'Change the image that components run.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc set" -eq 1' -fa 'replicas' -d 'Change how many pods components have.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_positional "choreoc set" -eq 1' -fa 'env' -d 'Change environment variables of a component.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" container' -l 'container' -d 'The container, if the component has several.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" dry-run' -l 'dry-run' -d 'Show the difference; write nothing.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set image" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" container' -l 'container' -d 'The container, if the component has several.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" dry-run' -l 'dry-run' -d 'Show the difference; write nothing.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set replicas" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" container' -l 'container' -d 'The container, if the component has several.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" dry-run' -l 'dry-run' -d 'Show the difference; write nothing.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc set env" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" n namespace' -l 'namespace' -s 'n' -d 'The namespace in the cluster.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" C' -s 'C' -d 'The repository or folder (default: the repository around the current directory).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate"' -l 'source' -d 'A folder inside the repository to read; repeatable (default: all).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate"' -l 'also' -d 'A further repository or folder, read together with this one; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" rev' -l 'rev' -d 'Read a commit instead of the work tree.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" staged' -l 'staged' -d 'Read the index instead of the work tree.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate"' -l 'organization' -d 'Only this organization (control-plane namespace); repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate"' -l 'project' -d 'Only this project; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate"' -l 'component' -d 'Only this component; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate"' -l 'environment' -d 'Only this environment; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" strict' -l 'strict' -d 'Warnings count as errors.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate"' -l 'set' -d 'A setting of choreoc.yaml that wins over the file; repeatable.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" compat' -l 'compat' -d 'Follow OpenChoreo where choreoc would refuse or improve, with a warning.' -rfka 'upstream'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" jobs' -l 'jobs' -d 'Threads (default: the number of processors).' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" no-cache' -l 'no-cache' -d 'Use no cache (there is none yet; accepted for scripts).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" v verbose' -l 'verbose' -s 'v' -d 'Show infos, too.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" q quiet' -l 'quiet' -s 'q' -d 'Show errors only.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" format' -l 'format' -d 'How findings are written.' -rfka 'text json github sarif junit gitlab'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc locate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc explain" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc prelude" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc prelude" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc init" argocd' -l 'argocd' -d 'Sync objects for Argo CD (the default).'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc init" flux' -l 'flux' -d 'Sync objects for Flux.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc init" repository' -l 'repository' -d 'The address under which the repository will be cloned.' -rfka ''
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc init" version' -l 'version' -d 'Show the version.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'choreoc' -n '__choreoc_should_offer_completions_for_flags_or_options "choreoc help" version' -l 'version' -d 'Show the version.'