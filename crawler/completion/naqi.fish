# naqi completion fish > ~/.config/fish/completions/naqi.fish
function __naqi_words
    set -l typed (commandline -opc)
    set -l last (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $typed[1])
    set -e typed[1]
    set -l found ($program --complete $typed "$last" 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$last"
    end
end
complete -c naqi -f -a '(__naqi_words)'
