# The key: a request on the line becomes the docker command, a docker command is explained below it.
typeset -g __dsh_exe=@EXE@
__dsh_ask_key() {
    emulate -L zsh
    local exe=$__dsh_exe out kind
    [[ $BUFFER == *[^[:space:]]* ]] || return 0
    [[ -x $exe ]] || exe=dsh
    out="$(COLUMNS=$COLUMNS $exe complete key "$BUFFER" 2>/dev/null </dev/null)"
    [[ -n $out ]] || return 0
    kind=$out[1] out=${out[3,-1]}
    if [[ $kind == '=' ]]; then
        BUFFER=${out%%$'\n'*}
        CURSOR=$#BUFFER
        [[ $out == *$'\n'* ]] || return 0
        out=${out#*$'\n'}
    fi
    zle -M -- "$out"
}
if [[ -o interactive && -n ${DSH_KEY-x} ]]; then
    zle -N __dsh_ask_key
    bindkey -- "${DSH_KEY:-@BARE@}" __dsh_ask_key
fi
