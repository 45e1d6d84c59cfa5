# naqi completion bash > ~/.local/share/bash-completion/completions/naqi
# Without the package bash-completion: eval "$(naqi completion bash)" in ~/.bashrc
_naqi() {
    # The words as they were typed: bash itself parts them at = and : too, and replaces what stands behind.
    local line=${COMP_LINE:0:COMP_POINT} words last found
    read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    last=${words[${#words[@]} - 1]}
    COMPREPLY=()
    while IFS= read -r found; do
        [[ $found == *= ]] && compopt -o nospace 2>/dev/null
        COMPREPLY+=("${found#"${last%"${last##*[=:]}"}"}")
    done < <("${1/#\~/$HOME}" --complete "${words[@]:1}" 2>/dev/null)
}
complete -o bashdefault -o default -F _naqi naqi
