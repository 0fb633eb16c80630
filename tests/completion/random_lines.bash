# Completes docker lines at random: prints COUNT lines, each made of nothing but suggestions.
# random_lines.bash PLUGIN COUNT SEED
source "$1"
RANDOM=$3
COMP_WORDBREAKS=
COMP_TYPE=37 # no descriptions
COMP_POINT=0
compopt() { :; }
__dsh_split() { d_words=("${words[@]}") d_raw=$cur; }
__dsh_ask() { d_live=(web); }
__dsh_live() { d_live=(web db); }

one_word() { # of what fits `cur`: sets `word`, which is empty where nothing or nothing complete does
    local tries
    word=
    for tries in 1 2 3; do
        COMP_LINE=
        __dsh_complete
        word=
        ((${#COMPREPLY[@]})) || return
        word=${COMPREPLY[RANDOM % ${#COMPREPLY[@]}]}
        if [[ $word != *[=:/] ]]; then
            [[ $word == *=* && $((RANDOM % 2)) -eq 0 ]] || return
            one_more_field
            return
        fi
        cur=$word
    done
    word=
}

one_more_field() { # behind a comma, where the value is a list of fields
    local before=$word
    cur=$word,
    __dsh_complete
    ((${#COMPREPLY[@]})) && word=${COMPREPLY[RANDOM % ${#COMPREPLY[@]}]}
    [[ $word == *[=:/] ]] && word=$before
}

for ((made = 0; made < $2; )); do
    words=(docker)
    line=docker
    for ((steps = RANDOM % 7 + 1; steps > 0; steps--)); do
        case $((RANDOM % 3)) in
        0) cur=- ;;
        *) cur= ;;
        esac
        one_word
        [[ $word ]] || break
        words+=("$word")
        line+=" $word"
        ((made += 1))
        printf '%s\n' "$line"
    done
done
