#compdef docker podman docker-compose dsh
# Completion of docker, podman, docker-compose and dsh for zsh. @MARK@
# Commands, flags and fixed values stand in tables below; containers and the like are asked of `dsh complete`.

# Sourced from a file, what follows is read at the first Tab, too.
if [[ -z ${__dsh_loading-} && ${funcstack[1]-} != _docker ]]; then
@KEY@
    () {
        local first
        typeset -g __dsh_file=${1:A}
        [[ -f $__dsh_file ]] && IFS= read -r first <$__dsh_file && [[ $first == '#compdef docker podman'* ]]
    } "${(%):-%x}" && {
        _docker() {
            local __dsh_loading=1
            source $__dsh_file
            _docker "$@"
        }
        (( $+functions[compdef] )) && compdef _docker docker podman docker-compose dsh
        return 0
    }
fi

# The tables are read at the first Tab, so that the start of the shell does not wait for them.
__dsh_load() {
    eval "$(<<'DSH_TABLES'
@TABLES@
DSH_TABLES
)"
}

# The engine's objects of kind $1: fills in d_live with lines "name<TAB>says", kept for one second.
__dsh_live() {
    zmodload zsh/datetime
    local key="$d_engine$1"
    local -a exe
    exe=(@FAST@)
    if [[ $d_program == podman ]]; then
        __dsh_ask
        return
    fi
    if [[ $key != ${__dsh_key-} ]] || ((EPOCHREALTIME - ${__dsh_time:-0} > 1)); then
        [[ -x $exe[1] ]] || exe=(dsh complete)
        typeset -g __dsh_answer="$($exe $d_where $1 2>/dev/null)"
        typeset -g __dsh_key=$key __dsh_time=$EPOCHREALTIME
    fi
    d_live=(${(f)__dsh_answer})
}

# What docker itself or a plugin of it knows: its own __complete.
__dsh_ask() {
    d_live=()
    (( $+commands[$d_program] )) || return 0
    local out="$($d_program __complete "${(@)d_words[2,-1]}" "$d_cur" 2>/dev/null)"
    d_live=(${(f)${out%:*}})
}

__dsh_add() { # TEXT SAYS
    [[ $d_given == *" $1 "* || $d_keys == *" ${1%%=*} "* || ($1 == $d_value && $1 == *=) ]] && return 0
    d_text+=("$1")
    d_says+=("$2")
}

__dsh_add_live() { # BEFORE AFTER: every line of d_live
    local line
    for line in $d_live; do
        __dsh_add "$1${line%%$'\t'*}$2" "${${line#*$'\t'}:#$line}"
    done
}

__dsh_pairs() { # a text of two lines each
    local text says
    for text says in "${(@f)1}"; do __dsh_add "$text" "$says"; done
}

__dsh_kind() { # KIND: everything that may stand there
    local source kind=${1#\?} key list=+v
    if [[ $kind == unlike,* ]]; then # a copy has one side in a container, and one here
        kind=container+:
        [[ $d_given == ' '[^./~]*:* ]] && kind=file
    fi
    if [[ $kind == *+v* ]]; then
        d_open=1
        [[ $d_value == *,* ]] && __dsh_fields
    fi
    key=${d_value%%[=:]*}
    key=${d_value[1,$#key+1]} # with its sign
    if [[ ,$kind == *",$key>"* ]]; then
        d_before+=$key d_value=${d_value#"$key"}
    else
        key=
    fi
    for source in ${(s:,:)kind}; do
        if [[ -n $key ]]; then
            [[ $source == "$key>"* ]] || continue
            source=${source#*>}
        elif [[ -n $d_fields && $source != *+v* ]]; then
            continue
        fi
        case $source in
        (-|line|*'>'*) ;;
        (file|dir) [[ $kind == *+:* && $d_value == [^./~]*:* ]] || d_files=$source ;;
        (ask) __dsh_ask; __dsh_add_live "" "" ;;
        (*+v<->)
            [[ -n $d_fields && $source == "$list"* ]] || continue
            __dsh_values "v${source##*+v}"
            __dsh_pairs "$d_values"
            ;;
        (v<->) d_given+="$d_text "; __dsh_values $source; __dsh_pairs "$d_values" ;;
        (*+:)
            if [[ $d_value != [./~]* && $d_value != *:* ]]; then
                __dsh_live ${source%+:}
                __dsh_add_live "" ":"
            fi
            ;;
        (*) __dsh_live $source; __dsh_add_live "" "" ;;
        esac
    done
}

# Of fields between commas, those before the last stay: in d_before. Sets d_keys, and `list` where a field decides.
__dsh_fields() {
    local field
    d_fields=${d_value%,*},
    for field in ${(s:,:)d_fields}; do
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
    local word letters flag kept
    for word in "$@"; do
        if [[ -n $d_expect ]]; then
            if [[ $d_path == docker ]]; then
                case $d_flag in
                (-c|--context) d_where=(--context "$word") ;;
                (-H|--host) d_where=(--host "$word") ;;
                esac
            fi
            d_expect=
            continue
        fi
        if [[ -z $d_ended && $word == -?* ]]; then
            case $word in
            (--) d_ended=1 ;;
            (--*=*)
                d_used+="${word%%=*} "
                if [[ $d_path == docker ]]; then
                    case $word in
                    (--context=*) d_where=(--context "${word#*=}") ;;
                    (--host=*) d_where=(--host "${word#*=}") ;;
                    esac
                fi
                ;;
            (--*)
                d_used+="$word "
                if __dsh_takes "$word" && [[ $d_kind != \?* ]]; then d_expect=$d_kind d_flag=$word; fi
                ;;
            (*)
                letters=${word#-}
                while [[ -n $letters ]]; do
                    flag=-$letters[1]
                    letters=$letters[2,-1]
                    d_used+="$flag "
                    if __dsh_takes "$flag"; then
                        [[ -z $letters && $d_kind != \?* ]] && d_expect=$d_kind d_flag=$flag
                        break
                    fi
                done
                ;;
            esac
        elif [[ -n $d_subs && $d_count -eq 0 && -z $d_ended ]]; then
            kept=$d_path
            if __dsh_table "$d_path $word"; then
                d_path+=" $word" d_used=' '
            else
                __dsh_table "$kept"
                d_lost=1
                return
            fi
        elif [[ $d_path == dsh\ * && $d_count -eq 0 && $d_args[1] == line* ]]; then
            case $word in
            (docker|podman) d_path=docker; __dsh_table docker ;;
            (docker-compose) d_path='docker compose'; __dsh_table $d_path ;;
            (*) d_count=1 ;;
            esac
        else
            ((d_count += 1))
            d_given+="$word "
            [[ -n $d_stops ]] && d_after=1 d_ended=1
        fi
    done
}

__dsh_options() {
    local flag says given=$'\n' letters=${d_cur#-}
    if [[ $d_cur == -[^-]?* ]]; then # a cluster such as -it
        while [[ -n $letters ]]; do
            flag=-$letters[1]
            letters=$letters[2,-1]
            if __dsh_takes "$flag"; then
                if [[ -n $letters ]]; then
                    d_before=${d_cur%"$letters"} d_value=$letters d_given=' '
                    __dsh_kind "$d_kind"
                    return
                fi
            elif [[ $'\n'$d_flags$'\n' != *$'\n'$flag$'\n'* ]]; then
                return
            fi
        done
        d_text=("$d_cur") d_says=("")
        return
    fi
    [[ $d_path == docker && -n $d_where ]] && d_used+="--context --host " # one of the two is enough
    for flag says in "${(@f)d_flags}"; do # -q stands for --quiet, too: they have one description
        [[ $d_used == *" $flag "* && $d_several != *" $flag "* ]] && given+="$says"$'\n'
    done
    for flag says in "${(@f)d_flags}"; do
        [[ $given == *$'\n'"$says"$'\n'* ]] && continue
        [[ $d_cur == --* && $flag != --* ]] && continue
        d_text+=("$flag")
        d_says+=("$says")
    done
}

__dsh_argument() {
    local at=$((d_count + 1))
    ((at > $#d_args)) && [[ -n $d_repeat ]] && at=$#d_args
    if ((at > 0 && at <= $#d_args)); then
        __dsh_kind "$d_args[at]"
    elif [[ -z $d_cur && -z $d_ended ]]; then
        __dsh_options
    fi
}

# Shows what was found, each with its description; what wants to be gone on with gets no blank behind it.
__dsh_show() {
    local -a whole whole_says open open_says
    local n width=0 room line
    for ((n = 1; n <= $#d_text; n++)); do
        (($#d_text[n] > width)) && width=$#d_text[n]
    done
    ((width > 40)) && width=40
    room=$((COLUMNS - width - 5))
    for ((n = 1; n <= $#d_text; n++)); do
        line=$d_text[n]
        if [[ -n $d_says[n] && room -gt 10 ]]; then
            line="${(r:$width:)line}  -- $d_says[n]"
            (($#d_text[n] > width)) && line="$d_text[n]  -- $d_says[n]"
            (($#line >= COLUMNS)) && line="${line[1,COLUMNS-2]}…"
        fi
        if [[ $d_text[n] == *[=:/] || -n $d_open ]]; then
            open+=("$d_text[n]") open_says+=("$line")
        else
            whole+=("$d_text[n]") whole_says+=("$line")
        fi
    done
    (($#whole)) && compadd -V dsh -l -d whole_says -a whole && d_found=0
    (($#open)) && compadd -V dsh -l -S '' -d open_says -a open && d_found=0
    return 0
}

_docker() {
    emulate -L zsh
    setopt extendedglob noshwordsplit
    local d_subs d_flags d_values
    local -a d_args d_live d_words d_where d_text d_says
    local d_valued d_repeat d_stops d_several d_cur d_value d_kind d_files d_before
    local d_path=docker d_program=docker d_used=' ' d_given=' ' d_expect d_flag d_ended d_count=0 d_after d_lost d_engine
    local d_fields d_keys=' ' d_open d_found=1
    (( $+functions[__dsh_table] )) || __dsh_load
    d_words=("${(@Q)words[1,CURRENT-1]}")
    d_cur=${(Q)PREFIX}
    [[ -n $QIPREFIX ]] && d_cur=$PREFIX
    case ${d_words[1]:t} in
    (dsh) d_path=dsh ;;
    (podman) d_program=podman ;;
    (docker-compose) d_path='docker compose' d_program=docker-compose ;;
    esac
    __dsh_table $d_path
    __dsh_walk "${(@)d_words[2,-1]}"
    d_engine="$d_where ${DOCKER_HOST-} ${DOCKER_CONTEXT-} "
    d_value=$d_cur
    if [[ -n $d_lost ]]; then
        __dsh_ask
        __dsh_add_live "" ""
    elif [[ -n $d_expect ]]; then
        d_given=' '
        __dsh_kind "$d_expect"
    elif [[ $d_cur == -?*=* && -z $d_ended ]] && __dsh_takes "${d_cur%%=*}"; then
        d_before="${d_cur%%=*}=" d_value=${d_cur#*=} d_given=' '
        __dsh_kind "$d_kind"
    elif [[ $d_cur == -* && -z $d_ended ]]; then
        __dsh_options
    elif [[ -z $d_after && -n $d_subs ]]; then
        __dsh_pairs "$d_subs"
    else
        __dsh_argument
    fi
    [[ -n $d_before ]] && compset -p $#d_before
    __dsh_show
    if [[ $d_files == dir ]]; then
        _files -/ && d_found=0
    elif [[ $d_files == file ]]; then
        _files && d_found=0
    fi
    return d_found
}

if [[ ${funcstack[1]-} == _docker ]]; then
    _docker "$@"
elif (( $+functions[compdef] )); then
    compdef _docker docker podman docker-compose dsh
fi
