#!/bin/sh
# docker @NAME@: a plugin of docker's own client. @MARK@
case $1 in
@NAME@) [ "${2-}" = docker-cli-plugin-hooks ] && shift ;;
esac
case $1 in
docker-cli-plugin-metadata)
    printf '%s\n' '{"SchemaVersion":"0.1.0","Vendor":"dsh","Version":"@VERSION@","ShortDescription":"@SHORT@"}'
    exit 0
    ;;
docker-cli-plugin-hooks)
    case $2 in
    *'"CommandError":""'* | *'"CommandError":null'*) exit 0 ;;
    *'"CommandError"'*) ;;
    *) exit 0 ;;
    esac
    ;;
esac
exe=@EXE@
[ -x "$exe" ] || exe=dsh
exec "$exe" complete plugin @NAME@ "$@"
