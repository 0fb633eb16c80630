# Completion of docker, podman, docker-compose and dsh for bash. @MARK@
# Commands, flags and fixed values stand in tables below; containers and the like are asked of `dsh complete`.
@KEY@

# The tables are read at the first Tab, so that the start of the shell does not wait for them.
__dsh_load() {
    eval "$(cat <<'DSH_TABLES'
@TABLES@
DSH_TABLES
)"
}

# The engine's objects of kind $1: fills in d_live with lines "name<TAB>says", kept for one second.
__dsh_live() {
    local now=${EPOCHREALTIME:-$SECONDS.000000} key="$d_engine$1"
    now=${now//[.,]/}
    d_live=()
    if [[ $d_program == podman ]]; then
        __dsh_ask
        return
    fi
    if [[ $key != "${__dsh_key-}" || $((now - ${__dsh_time:-0})) -gt 1000000 ]]; then
        local exe=(@FAST@)
        [[ -x ${exe[0]} ]] || exe=(dsh complete)
        __dsh_answer=$("${exe[@]}" ${d_where[@]+"${d_where[@]}"} "$1" 2>/dev/null)
        __dsh_key=$key __dsh_time=$now
    fi
    __dsh_lines "$__dsh_answer"
}

__dsh_lines() {
    local IFS=$'\n' glob=
    [[ $- == *f* ]] && glob=1
    set -f
    d_live=($1)
    [[ $glob ]] || set +f
}

# What docker itself or a plugin of it knows: its own __complete.
__dsh_ask() {
    local out
    type "$d_program" &>/dev/null || return
    out=$("$d_program" __complete "${d_words[@]:1}" "$d_cur" 2>/dev/null)
    __dsh_lines "${out%:*}"
}

__dsh_add() { # TEXT SAYS
    [[ $1 == "$d_value"* ]] || return 0
    [[ $d_given == *" $1 "* ]] && return 0
    d_text+=("$1")
    d_says+=("$2")
}

__dsh_add_live() { # BEFORE AFTER: every line of d_live
    local line name
    for line in ${d_live[@]+"${d_live[@]}"}; do
        [[ $1$line == "$d_value"* || -n $2 ]] || continue
        name=${line%%$'\t'*}
        [[ $name == "$line" ]] && line="$name"$'\t'
        __dsh_add "$1$name$2" "${line#*$'\t'}"
    done
}

__dsh_pairs() { # TEXT SAYS ...
    while (($#)); do
        if [[ $1 == "$d_value"* && $d_given != *" $1 "* && $d_keys != *" ${1%%=*} "* && ($1 != "$d_value" || $1 != *=) ]]; then
            d_text+=("$1")
            d_says+=("$2")
        fi
        shift 2
    done
}

__dsh_kind() { # KIND: everything that may stand there
    local source kind=${1#\?} key list=+v
    if [[ $kind == unlike,* ]]; then # a copy has one side in a container, and one here
        [[ $d_given == ' '[!./~]*:* ]] && kind=file || kind=container+:
    fi
    if [[ $kind == *+v* ]]; then
        d_open=1
        [[ $d_value == *,* ]] && __dsh_fields
    fi
    key=${d_value%%[=:]*}
    key=${d_value:0:${#key}+1} # with its sign
    if [[ ,$kind == *",$key>"* ]]; then
        d_before+=$key d_value=${d_value#"$key"}
    else
        key=
    fi
    local IFS=,
    for source in $kind; do
        IFS=$' \t\n'
        if [[ $key ]]; then
            [[ $source == "$key>"* ]] || continue
            source=${source#*>}
        elif [[ $d_fields && $source != *+v* ]]; then
            continue
        fi
        case $source in
        - | line | *'>'*) ;;
        file | dir) [[ $kind == *+:* && $d_value == [!./~]*:* ]] || d_files=$source ;;
        ask)
            __dsh_ask
            __dsh_add_live "" ""
            ;;
        *+v*)
            [[ $d_fields && $source == "$list"* ]] || continue
            __dsh_values "v${source##*+v}"
            __dsh_pairs "${d_values[@]}"
            ;;
        v[0-9]*)
            d_given+="${d_text[*]} "
            __dsh_values "$source"
            __dsh_pairs "${d_values[@]}"
            ;;
        *+:)
            if [[ $d_value != [./~]* && $d_value != *:* ]]; then
                __dsh_live "${source%+:}"
                __dsh_add_live "" ":"
            fi
            ;;
        *)
            __dsh_live "$source"
            __dsh_add_live "" ""
            ;;
        esac
    done
}

# Of fields between commas, those before the last stay: in d_before. Sets d_keys, and `list` where a field decides.
__dsh_fields() {
    local field IFS=,
    d_fields=${d_value%,*},
    for field in $d_fields; do
        d_keys+="${field%%=*} "
        [[ ,$kind == *",$field+v"* ]] && list=$field+v
    done
    d_before+=$d_fields d_value=${d_value##*,}
}

# The kind of value that flag $1 takes, in d_kind; fails where it takes none.
__dsh_takes() {
    [[ $d_valued == *" $1 "* ]] || return 1
    d_kind=${d_valued#*" $1 "}
    d_kind=${d_kind%% *}
}

# Reads the words before the cursor as docker would.
__dsh_walk() {
    local word letters flag i
    for word in "$@"; do
        if [[ $d_expect ]]; then
            [[ $d_flag == --context || $d_flag == -c && $d_path == docker ]] && d_where=(--context "$word")
            [[ $d_flag == --host || $d_flag == -H ]] && [[ $d_path == docker ]] && d_where=(--host "$word")
            d_expect=
            continue
        fi
        if [[ ! $d_ended && $word == -?* ]]; then
            case $word in
            --) d_ended=1 ;;
            --*=*)
                d_used+="${word%%=*} "
                [[ $d_path == docker && $word == --context=* ]] && d_where=(--context "${word#*=}")
                [[ $d_path == docker && $word == --host=* ]] && d_where=(--host "${word#*=}")
                ;;
            --*)
                d_used+="$word "
                if __dsh_takes "$word" && [[ $d_kind != \?* ]]; then d_expect=$d_kind d_flag=$word; fi
                ;;
            *)
                letters=${word#-}
                while [[ $letters ]]; do
                    flag=-${letters:0:1}
                    letters=${letters:1}
                    d_used+="$flag "
                    if __dsh_takes "$flag"; then
                        [[ ! $letters && $d_kind != \?* ]] && d_expect=$d_kind d_flag=$flag
                        break
                    fi
                done
                ;;
            esac
        elif [[ ${#d_subs[@]} -gt 0 && $d_count -eq 0 && ! $d_ended ]]; then
            i=$d_path
            if __dsh_table "$d_path $word"; then
                d_path+=" $word" d_used=' '
            else
                __dsh_table "$i"
                d_lost=1
                return
            fi
        elif [[ $d_path == dsh\ * && $d_count -eq 0 && ${d_args[0]-} == line* ]]; then
            case $word in docker | podman | docker-compose)
                d_path=docker
                [[ $word == docker-compose ]] && d_path='docker compose'
                __dsh_table "$d_path"
                ;;
            *) d_count=1 ;;
            esac
        else
            ((d_count += 1))
            d_given+="$word "
            if [[ $d_stops ]]; then
                d_after=1 d_ended=1
            fi
        fi
    done
}

# The words of the line up to the cursor, in d_words and d_raw (the last); bash cuts them at = and : too.
__dsh_split() {
    local rest=${COMP_LINE:0:COMP_POINT} i word lead
    d_words=()
    for ((i = 0; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        lead=${rest%%[! $'\t']*}
        rest=${rest#"$lead"}
        rest=${rest#"$word"}
        if [[ $lead || $i -eq 0 ]]; then
            d_words+=("$word")
        else
            d_words[${#d_words[@]} - 1]+=$word
        fi
    done
    lead=${rest%%[! $'\t']*}
    [[ $rest == *[!\ $'\t']* ]] || lead=$rest
    d_raw=${rest#"$lead"}
    if [[ ! $lead && $i -gt 0 ]]; then
        i=$((${#d_words[@]} - 1))
        d_raw=${d_words[i]}$d_raw
        unset "d_words[$i]"
    fi
}

__dsh_complete() {
    local d_subs d_flags d_valued d_args d_repeat d_stops d_several d_values d_live d_words d_raw d_cur d_value d_kind
    local d_path=docker d_program=docker d_used=' ' d_given=' ' d_expect= d_flag= d_ended= d_count=0 d_after= d_lost=
    local d_where=() d_engine= d_files= d_before= d_quote= d_text=() d_says=() d_fields= d_keys=' ' d_open= i
    COMPREPLY=()
    declare -F __dsh_table >/dev/null || __dsh_load
    __dsh_split
    if [[ $d_raw == *[\<\>]* || ${d_words[${#d_words[@]} - 1]} == *[\<\>] ]]; then
        compopt -o default 2>/dev/null
        return
    fi
    d_cur=$d_raw
    case $d_raw in
    \"* | \'*) d_quote=${d_raw:0:1} d_cur=${d_raw:1} ;;
    *) d_cur=${d_raw//\\/} ;;
    esac
    for i in "${!d_words[@]}"; do d_words[i]=${d_words[i]//[\"\'\\]/}; done
    case ${d_words[0]##*/} in
    dsh) d_path=dsh ;;
    podman) d_program=podman ;;
    docker-compose) d_path='docker compose' d_program=docker-compose ;;
    esac
    __dsh_table "$d_path"
    __dsh_walk "${d_words[@]:1}"
    d_engine="${d_where[*]-}${DOCKER_HOST-} ${DOCKER_CONTEXT-} "
    d_value=$d_cur
    if [[ $d_lost ]]; then
        __dsh_ask
        __dsh_add_live "" ""
    elif [[ $d_expect ]]; then
        d_given=' '
        __dsh_kind "$d_expect"
    elif [[ $d_cur == -?*=* && ! $d_ended ]] && __dsh_takes "${d_cur%%=*}"; then
        d_before=${d_cur%%=*}= d_value=${d_cur#*=} d_given=' '
        __dsh_kind "$d_kind"
    elif [[ $d_cur == -* && ! $d_ended ]]; then
        __dsh_options
    elif [[ ! $d_after && ${#d_subs[@]} -gt 0 ]]; then
        __dsh_pairs "${d_subs[@]}"
    else
        __dsh_argument
    fi
    __dsh_reply
}

__dsh_argument() {
    local count=${#d_args[@]} at=$d_count
    if ((at >= count)) && [[ $d_repeat ]]; then at=$((count - 1)); fi
    if ((count > 0 && at < count)); then
        __dsh_kind "${d_args[at]}"
    elif [[ ! $d_cur && ! $d_ended ]]; then
        __dsh_options
    fi
}

__dsh_options() {
    local i flag given=$'\n' letters=${d_cur#-}
    if [[ $d_cur == -[!-]?* ]]; then # a cluster such as -it
        while [[ $letters ]]; do
            flag=-${letters:0:1}
            letters=${letters:1}
            if __dsh_takes "$flag"; then
                if [[ $letters ]]; then
                    d_before=${d_cur%"$letters"} d_value=$letters d_given=' '
                    __dsh_kind "$d_kind"
                    return
                fi
            elif [[ " ${d_flags[*]} " != *" $flag "* ]]; then
                return
            fi
        done
        d_text=("$d_cur") d_says=("")
        return
    fi
    [[ $d_path == docker && ${d_where[0]-} ]] && d_used+="--context --host " # one of the two is enough
    if [[ $d_used == *-* ]]; then
        for ((i = 0; i < ${#d_flags[@]}; i += 2)); do # -q stands for --quiet, too: they have one description
            flag=${d_flags[i]}
            [[ $d_used == *" $flag "* && $d_several != *" $flag "* ]] && given+="${d_flags[i + 1]}"$'\n'
        done
    fi
    flag=
    for i in "${d_flags[@]}"; do
        if [[ ! $flag ]]; then
            flag=$i
        else
            if [[ $flag == "$d_cur"* && $given != *$'\n'"$i"$'\n'* ]]; then
                d_text+=("$flag")
                d_says+=("$i")
            fi
            flag=
        fi
    done
}

# Hands over what was found: quoted, cut where readline cuts words, with the descriptions where it only lists.
__dsh_reply() {
    local i text cut= raw=$d_before$d_value longest=0 room
    if [[ $d_files ]]; then
        if [[ ${#d_text[@]} -eq 0 && ! $d_fields ]]; then
            if [[ $d_files == dir ]]; then compopt -o dirnames 2>/dev/null; else compopt -o default 2>/dev/null; fi
            return
        fi
        [[ $d_files == dir ]] && i=-d || i=-f
        while IFS= read -r text; do
            [[ -d $text ]] && __dsh_add "$text/" folder || __dsh_add "$text" file
        done < <(compgen $i -- "$d_value")
    fi
    if [[ ! $d_quote ]]; then
        for ((i = ${#raw}; i > 0; i--)); do
            if [[ ${raw:i-1:1} == [=:@] && $COMP_WORDBREAKS == *"${raw:i-1:1}"* ]]; then
                cut=${raw:0:i}
                break
            fi
        done
    fi
    for i in "${!d_text[@]}"; do
        text=$d_before${d_text[i]}
        text=${text#"$cut"}
        if [[ ! $d_quote && $text == *[!a-zA-Z0-9_.,:=@%+/~-]* ]]; then
            printf -v text %q "$text"
        fi
        ((${#text} > longest)) && longest=${#text}
        COMPREPLY+=("$text")
    done
    if [[ ${#COMPREPLY[@]} -eq 1 ]]; then
        [[ ${COMPREPLY[0]} == *[=:/] || $d_open ]] && compopt -o nospace 2>/dev/null
        return
    fi
    compopt -o nosort 2>/dev/null
    [[ ${COMP_TYPE-9} == 37 || ${COMP_TYPE-9} == 42 ]] && return
    ((longest > 40)) && longest=40
    room=$((${COLUMNS:-80} - longest - 5))
    ((room < 10)) && return
    for i in "${!COMPREPLY[@]}"; do
        text=${d_says[i]}
        [[ $text ]] || continue
        ((${#text} > room)) && text=${text:0:room-1}…
        printf -v "COMPREPLY[$i]" "%-${longest}s  (%s)" "${COMPREPLY[i]}" "$text"
    done
}

complete -F __dsh_complete docker podman docker-compose dsh
