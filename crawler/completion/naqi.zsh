#compdef naqi
# naqi completion zsh > FOLDER/_naqi, where FOLDER is one of $fpath; or: source <(naqi completion zsh), behind compinit
_naqi() {
    local -a found
    found=(${(f)"$(${~words[1]} --complete "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)"})
    (( $#found )) || { _files; return }
    compadd -S '' -- ${(M)found:#*=}
    compadd -- ${found:#*=}
}
if [ "$funcstack[1]" = _naqi ]; then _naqi "$@"; else compdef _naqi naqi; fi
