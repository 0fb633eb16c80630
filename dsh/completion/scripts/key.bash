# The key: a request on the line becomes the docker command, a docker command is explained.
__dsh_exe=@EXE@
__dsh_ask_key() {
    local exe=$__dsh_exe out kind
    [[ $READLINE_LINE == *[![:space:]]* ]] || return 0
    [[ -x $exe ]] || exe=dsh
    out=$(COLUMNS=${COLUMNS:-80} "$exe" complete key "$READLINE_LINE" 2>/dev/null)
    kind=${out:0:1} out=${out:2}
    [[ $kind ]] || return 0
    if [[ $kind == = ]]; then
        READLINE_LINE=${out%%$'\n'*}
        READLINE_POINT=${#READLINE_LINE}
        [[ $out == *$'\n'* ]] || return 0
        out=${out#*$'\n'}
    fi
    local prompt=${PS1@P}
    printf '%s\n%s\n' "${prompt##*$'\n'}$READLINE_LINE" "$out" | tr -d '\001\002'
}
if [[ $- == *i* ]]; then
    __dsh_bound=${DSH_KEY-@BARE@}
    [[ $__dsh_bound ]] && bind -x "\"${__dsh_bound//^/\\C-}\": __dsh_ask_key"
    unset __dsh_bound
fi
