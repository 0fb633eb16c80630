# Sourced from a file, what follows is read at the first Tab, so that the start of the shell does not wait for it.
if [[ -z ${__dsh_loading-} ]]; then
@KEY@
    __dsh_file=${BASH_SOURCE[0]-}
    if [[ -f $__dsh_file ]] && IFS= read -r __dsh_line <"$__dsh_file" && [[ $__dsh_line == '# Completion of docker, podman'* ]]; then
        [[ $__dsh_file == /* ]] || __dsh_file=$PWD/$__dsh_file
        __dsh_first() {
            local __dsh_loading=1
            . "$__dsh_file" && return 124
        }
        complete -F __dsh_first docker podman docker-compose dsh
        return 0
    fi
fi
