# The key: a request on the line becomes the docker command, a docker command is explained below it.
function __dsh_ask_key
    set -l line (commandline | string collect)
    string match -qr '\S' -- $line; or return
    set -l exe @EXE@
    test -x $exe; or set exe dsh
    set -l out (COLUMNS=$COLUMNS command $exe complete key --color "$line" 2>/dev/null)
    switch "$out[1]"
        case '='
            commandline -r -- $out[2]
            commandline -f end-of-buffer
            set out $out[3..-1]
        case '*'
            set out $out[2..-1]
    end
    if set -q out[1]
        printf '\n'
        printf '%s\n' $out
        commandline -f repaint
    end
end
if status is-interactive
    set -q DSH_KEY; or set -l DSH_KEY @BIND@
    if test -n "$DSH_KEY"
        bind (string unescape -- (string replace -ra '\^(.)' '\\\\c$1' -- (string lower -- $DSH_KEY))) __dsh_ask_key
    end
end
