# Completion of docker, podman, docker-compose and dsh for fish. @MARK@
# Commands, flags and fixed values stand in tables below; containers and the like are asked of `dsh complete`.

# The tables are read at the first Tab, so that the start of the shell does not wait for them.
function __dsh_load
    eval @TABLES@
end

# The engine's objects of kind $argv[1]: sets d_live to lines "name<TAB>says", kept for one second.
function __dsh_live
    if test "$d_program" = podman
        __dsh_ask
        return
    end
    set -l key "$d_where $DOCKER_HOST $DOCKER_CONTEXT $argv[1]"
    set -l now (date +%s)
    if test "$key" != "$__dsh_key"; or test $now -gt (math "$__dsh_time + 1")
        set -l exe @FAST@
        test -x $exe[1]; or set exe dsh complete
        set -g __dsh_answer (command $exe $d_where $argv[1] 2>/dev/null)
        set -g __dsh_key $key
        set -g __dsh_time $now
    end
    set -g d_live $__dsh_answer
end

# What docker itself or a plugin of it knows: its own __complete.
function __dsh_ask
    set -g d_live
    command -q $d_program; or return
    set -g d_live (command $d_program __complete $d_words[2..-1] "$d_cur" 2>/dev/null)
    set -q d_live[1]; and set -e d_live[-1]
end

function __dsh_add --argument-names after
    # Every line of d_live, with `after` behind its name; not what stands on the line already.
    set -l found $d_live
    if test -n "$after"
        set found (string replace -r '^([^\t]*)' "\$1$after" -- $found)
    end
    __dsh_print $found
end

function __dsh_print
    set -l found $argv
    set -q found[1]; or return
    if set -q d_given[1]
        for name in $d_given
            set found (string match -v -- (string escape --style=script --no-quoted -- $name)\t'*' $found)
        end
        set -q found[1]; or return
    end
    printf '%s\n' "$d_before"$found
end

function __dsh_kind
    set -l kind (string replace -r '^\?' '' -- $argv[1])
    if string match -q 'unlike,*' -- $kind # a copy has one side in a container, and one here
        set kind container+:
        string match -qr '^[^./~].*:' -- "$d_given[1]"; and set kind file
    end
    set -l sources (string split , -- $kind)
    set -l list '+v*'
    if string match -q '*+v*' -- $kind; and string match -q '*,*' -- "$d_value"
        # of fields between commas, those before the last stay
        set -g d_fields (string replace -r ',[^,]*$' , -- $d_value)
        set -g d_value (string replace -r '.*,' '' -- $d_value)
        for field in (string split -n , -- $d_fields)
            set -ga d_keys (string replace -r '=.*' '' -- $field)
            string match -q -- "$field+v*" $sources; and set list "$field+v*"
        end
        set -g d_before "$d_before$d_fields"
        set sources (string match -r '.*(?:>|\+v).*' -- $sources)
    end
    set -l key (string match -r '^[^=:]*[=:]' -- "$d_value")
    if test -n "$key"; and string match -q -- "$key>*" $sources
        set -g d_before "$d_before$key"
        set -g d_value (string replace -- "$key" '' $d_value)
        set sources (string replace -f -- "$key>" '' $sources)
    end
    for source in $sources
        switch $source
            case - line '*>*'
            case file
                string match -q '*+:*' -- $kind; and string match -qr '^[^./~].*:' -- "$d_value"; and continue
                test -n "$d_before"; and __fish_complete_path "$d_value" | string replace -r '^' -- "$d_before"
                test -n "$d_before"; or __fish_complete_path "$d_value"
            case dir
                test -n "$d_before"; and __fish_complete_directories "$d_value" | string replace -r '^' -- "$d_before"
                test -n "$d_before"; or __fish_complete_directories "$d_value"
            case ask
                __dsh_ask
                __dsh_add ""
            case '*+v*'
                if test -n "$d_fields"; and string match -q -- $list $source
                    __dsh_values (string replace -r '.*\+' '' -- $source)
                    set -l found $d_values
                    for name in $d_keys
                        set found (string match -rv -- '^'(string escape --style=regex -- $name)'(=|\t)' $found)
                    end
                    __dsh_print $found
                end
            case '*+:'
                string match -qr '^[./~]|:' -- "$d_value"; and continue
                __dsh_live (string replace '+:' '' -- $source)
                __dsh_add ":"
            case '*'
                if string match -qr '^v\d+$' -- $source
                    __dsh_values $source
                    if set -q d_live[1]
                        set -l names (string replace -r '\t.*' '' -- $d_live)
                        for line in $d_values
                            contains -- (string split \t -- $line)[1] $names; or __dsh_print $line
                        end
                    else
                        __dsh_print $d_values
                    end
                else
                    __dsh_live $source
                    __dsh_add ""
                end
        end
    end
end

# The kind of value that flag $argv[1] takes, in d_kind; fails where it takes none.
function __dsh_takes
    set -l at (contains -i -- $argv[1] $d_valued); or return 1
    set -g d_kind $d_valued[(math $at + 1)]
end

# Reads the words before the cursor as docker would.
function __dsh_walk
    for word in $argv
        if test -n "$d_expect"
            if test "$d_path" = docker
                contains -- $d_flag -c --context; and set -g d_where --context $word
                contains -- $d_flag -H --host; and set -g d_where --host $word
            end
            set -g d_expect
            continue
        end
        if test -z "$d_ended"; and string match -q -- '-?*' $word
            switch $word
                case --
                    set -g d_ended 1
                case '--*=*'
                    set -l parts (string split -m1 = -- $word)
                    set -ga d_used $parts[1]
                    if test "$d_path" = docker; and contains -- $parts[1] --context --host
                        set -g d_where $parts
                    end
                case '--*'
                    set -ga d_used $word
                    if __dsh_takes $word; and not string match -q '\?*' -- $d_kind
                        set -g d_expect $d_kind
                        set -g d_flag $word
                    end
                case '*'
                    set -l letters (string split '' -- (string sub -s 2 -- $word))
                    for n in (seq (count $letters))
                        set -ga d_used -$letters[$n]
                        if __dsh_takes -$letters[$n]
                            if test $n -eq (count $letters); and not string match -q '\?*' -- $d_kind
                                set -g d_expect $d_kind
                                set -g d_flag -$letters[$n]
                            end
                            break
                        end
                    end
            end
        else if set -q d_subs[1]; and test $d_count -eq 0 -a -z "$d_ended"
            set -l kept $d_path
            if __dsh_table "$d_path $word"
                set -g d_path "$d_path $word"
                set -g d_used
            else
                __dsh_table $kept
                set -g d_lost 1
                return
            end
        else if string match -q 'dsh *' -- $d_path; and test $d_count -eq 0; and string match -q 'line*' -- "$d_args[1]"
            switch $word
                case docker podman
                    set -g d_path docker
                    __dsh_table docker
                case docker-compose
                    set -g d_path 'docker compose'
                    __dsh_table $d_path
                case '*'
                    set -g d_count 1
            end
        else
            set -g d_count (math $d_count + 1)
            set -ga d_given $word
            if test -n "$d_stops"
                set -g d_after 1
                set -g d_ended 1
            end
        end
    end
end

function __dsh_options
    if string match -qr '^-[^-].' -- $d_cur # a cluster such as -it
        set -l letters (string split '' -- (string sub -s 2 -- $d_cur))
        for n in (seq (count $letters))
            if __dsh_takes -$letters[$n]
                if test $n -lt (count $letters)
                    set -g d_before (string sub -l (math $n + 1) -- $d_cur)
                    set -g d_value (string sub -s (math $n + 2) -- $d_cur)
                    __dsh_kind $d_kind
                    return
                end
            else if not string match -q -- "-$letters[$n]"\t'*' $d_flags
                return
            end
        end
        echo -- $d_cur
        return
    end
    set -l found $d_flags
    test "$d_path" = docker; and set -q d_where[1]; and set -ga d_used --context --host # one of the two is enough
    for flag in $d_used
        contains -- $flag $d_several; and continue
        # -q stands for --quiet, too: they have one description
        for line in (string match -- $flag\t'*' $found)
            set -l says (string split -m1 \t -- $line)[2]
            set found (string match -v -- '*'\t(string replace -ra '([*?])' '\\\\$1' -- $says) $found)
        end
    end
    set -q found[1]; and printf '%s\n' $found
end

function __dsh_argument
    set -l at (math $d_count + 1)
    test $at -gt (count $d_args) -a -n "$d_repeat"; and set at (count $d_args)
    if test $at -gt 0 -a $at -le (count $d_args)
        __dsh_kind $d_args[$at]
    else if test -z "$d_cur$d_ended"
        __dsh_options
    end
end

function __dsh_complete
    functions -q __dsh_table; or __dsh_load
    set -g d_words (commandline -opc)
    set -g d_cur (commandline -ct | string unescape)
    for name in used given expect flag ended after lost where before fields keys
        set -g d_$name
    end
    set -g d_live
    set -g d_count 0
    set -g d_path docker
    set -g d_program docker
    switch (string replace -r '.*/' '' -- $d_words[1])
        case dsh
            set -g d_path dsh
        case podman
            set -g d_program podman
        case docker-compose
            set -g d_path 'docker compose'
            set -g d_program docker-compose
    end
    __dsh_table $d_path
    __dsh_walk $d_words[2..-1]
    set -g d_value $d_cur
    if test -n "$d_lost"
        __dsh_ask
        __dsh_add ""
    else if test -n "$d_expect"
        set -g d_given
        __dsh_kind $d_expect
    else if test -z "$d_ended"; and string match -qr '^-.+=' -- "$d_cur"; and __dsh_takes (string split -m1 = -- $d_cur)[1]
        set -l parts (string split -m1 = -- $d_cur)
        set -g d_before "$parts[1]="
        set -g d_value $parts[2]
        set -g d_given
        __dsh_kind $d_kind
    else if test -z "$d_ended"; and string match -q -- '-*' "$d_cur"
        __dsh_options
    else if test -z "$d_after"; and set -q d_subs[1]
        printf '%s\n' $d_subs
    else
        __dsh_argument
    end
end

for __dsh_name in docker podman docker-compose dsh
    complete -c $__dsh_name -e
    complete -c $__dsh_name -k -f -a '(__dsh_complete)'
end
@KEY@
