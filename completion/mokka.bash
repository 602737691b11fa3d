# Completion of mokka for bash (3.2 or newer), and for zsh through its bashcompinit:
#
#   source <(./mokka completion bash)
#   source <(./mokka completion zsh)
#
# It starts no program: commands and options are written down below, the names of accounts and contacts stand in the
# wallet's directory.
# shellcheck shell=bash

# Which words are offered; the longest beginning that they have in common is completed.
_mokka_offer() {
    local word
    for word in "$@"; do
        case $word in
            "$cur"*) COMPREPLY[${#COMPREPLY[@]}]=$word ;;
        esac
    done
}

_mokka_accounts() {
    local file
    for file in "$wallet_dir"/*.key; do
        if [ -f "$file" ]; then
            file=${file##*/}
            _mokka_offer "${file%.key}"
        fi
    done
}

_mokka_contacts() {
    local name rest
    [ -r "$wallet_dir/contacts" ] || return 0
    while read -r name rest; do
        case $rest in
            "="*) _mokka_offer "$name" ;;
        esac
    done <"$wallet_dir/contacts"
}

_mokka_paths() {
    local found IFS=$'\n'
    for found in $(compgen "-$1" -- "$cur"); do
        _mokka_offer "$found"
    done
    compopt -o filenames 2>/dev/null
    return 0
}

# Offers values of a kind; fails where anything may stand.
_mokka_values() {
    local IFS=$' \t\n'
    case $1 in
        own) _mokka_accounts ;;
        contact) _mokka_contacts ;;
        account)
            _mokka_accounts
            _mokka_contacts
            ;;
        file) _mokka_paths f ;;
        dir) _mokka_paths d ;;
        *"|"*)
            IFS="|"
            # shellcheck disable=SC2086  # one word for each choice
            _mokka_offer $1
            ;;
        *) return 1 ;;
    esac
}

# The kind of value that an option takes, in $kind; nothing for none.
_mokka_option() {
    local option
    kind=""
    for option in $opts $everywhere; do
        case $option in
            "$1="*) kind=${option#*=} ;;
        esac
    done
}

# Goes through the words before the one that is typed: ends with the command ($at), its subs, opts and args, the kind
# of value that is expected, and how many arguments there are already.
_mokka_read() {
    local i word sub previous=""
    _mokka_command ""
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
            "=") continue ;; # bash makes words of their own of = and :
            ":")
                i=$((i + 1))
                continue
                ;;
        esac
        if [ -n "$kind" ]; then
            [ "$previous" != --wallet-dir ] || wallet_dir=$word
            kind=""
            continue
        fi
        case $word in
            -*)
                previous=$word
                _mokka_option "$word"
                continue
                ;;
            help) [ "$at" != wallet ] || continue ;;
        esac
        for sub in $subs; do
            if [ "$sub" = "$word" ]; then
                at=${at:+$at }$word
                word=""
                _mokka_command "$at"
                break
            fi
        done
        [ -z "$word" ] || given=$((given + 1))
    done
}

_mokka() {
    local cur=${COMP_WORDS[COMP_CWORD]} wallet_dir=${MOKKA_WALLET_DIR:-$HOME/.mokka/wallet} IFS=$' \t\n'
    local at="" subs="" opts="" args="" everywhere="" kind="" given=0 option arg number=0
    COMPREPLY=()
    [ "$cur" != "=" ] || cur=""
    _mokka_read
    # shellcheck disable=SC2088  # what was typed has not been expanded
    case $wallet_dir in
        "~/"*) wallet_dir=$HOME/${wallet_dir#??} ;;
    esac
    if [ -n "$kind" ]; then
        _mokka_values "$kind"
        return 0
    fi
    case $cur in
        -*) ;;
        *)
            # shellcheck disable=SC2086  # one word for each command
            _mokka_offer $subs
            for arg in $args; do
                kind=$arg
                [ "$number" -lt "$given" ] || break
                number=$((number + 1))
            done
            _mokka_values "$kind"
            [ -z "$cur" ] && [ ${#COMPREPLY[@]} -eq 0 ] || return 0
            ;;
    esac
    for option in $opts $everywhere; do
        _mokka_offer "${option%%=*}"
    done
}

complete -F _mokka mokka

# ---- made of the commands themselves, and compared with them: CompletionTest says how to renew it --------------------

# What may follow a command: subs (further words), opts (NAME=KIND takes a value), args (the kind of each argument, the
# last one of all that follow), everywhere (options of every command below it).
_mokka_command() {
    subs=""
    opts=""
    args=""
    case $1 in
        "")
            subs="devnet node wallet genesis key invite join ledger admin verify simulate bench completion version"
            ;;
        "devnet")
            subs="stop"
            opts="--clean --crash-model=bft|cft --detach --dir=dir --help --http-port=text --json --mode=bft|cft
                --p2p-port=text --validators=text --version"
            ;;
        "devnet stop")
            opts="--dir=dir --help --json --version"
            ;;
        "node")
            opts="--config=file --help --print-config --version"
            ;;
        "wallet")
            subs="account tx asset anchor data multisig validator chain block contact help"
            everywhere="--from=own --help --json --linearizable --no-wait --node=text --offline --password-file=file
                --timeout=text --wallet-dir=dir --yes"
            ;;
        "wallet account")
            subs="new import list show balance history proof rename export change-password delete"
            ;;
        "wallet account new")
            opts="--mnemonic-file=file --mnemonic-words=12|24"
            args="text"
            ;;
        "wallet account import")
            opts="--index=text --key-file=file --mnemonic --mnemonic-file=file --passphrase"
            args="text"
            ;;
        "wallet account list")
            ;;
        "wallet account show")
            opts="--qr"
            args="own"
            ;;
        "wallet account balance")
            args="account"
            ;;
        "wallet account history")
            opts="--limit=text"
            args="account"
            ;;
        "wallet account proof")
            opts="--genesis=file --out=file"
            args="account"
            ;;
        "wallet account rename")
            args="own own"
            ;;
        "wallet account export")
            opts="--out=file"
            args="own"
            ;;
        "wallet account change-password")
            opts="--new-password-file=file"
            args="own"
            ;;
        "wallet account delete")
            args="own"
            ;;
        "wallet tx")
            subs="send batch build inspect sign combine submit show why proof"
            ;;
        "wallet tx send")
            opts="--amount=text --build=file --fee=text --memo=text --nonce=text --sign-with=own --to=account
                --valid-until=text"
            ;;
        "wallet tx batch")
            opts="--dry-run --fee=text --journal=file --out=file --retry-failed --sign-with=own"
            args="file"
            ;;
        "wallet tx build")
            opts="--amount=text --fee=text --memo=text --nonce=text --sign-with=own --to=account --valid-until=text"
            args="file"
            ;;
        "wallet tx inspect")
            opts="--genesis=file --qr"
            args="file"
            ;;
        "wallet tx sign")
            opts="--genesis=file --out=file --sign-with=own"
            args="file"
            ;;
        "wallet tx combine")
            opts="--genesis=file --out=file"
            args="file"
            ;;
        "wallet tx submit")
            args="file"
            ;;
        "wallet tx show")
            args="text"
            ;;
        "wallet tx why")
            args="text"
            ;;
        "wallet tx proof")
            opts="--genesis=file --out=file"
            args="text"
            ;;
        "wallet asset")
            subs="issue mint burn freeze list show history proof"
            ;;
        "wallet asset issue")
            opts="--build=file --decimals=text --fee=text --freezable --mintable --nonce=text --sign-with=own
                --supply=text --valid-until=text"
            args="text"
            ;;
        "wallet asset mint")
            opts="--amount=text --build=file --fee=text --nonce=text --sign-with=own --to=account --valid-until=text"
            ;;
        "wallet asset burn")
            opts="--amount=text --build=file --fee=text --nonce=text --sign-with=own --valid-until=text"
            ;;
        "wallet asset freeze")
            opts="--account=account --build=file --fee=text --nonce=text --sign-with=own --undo --valid-until=text"
            args="text"
            ;;
        "wallet asset list")
            ;;
        "wallet asset show")
            args="text"
            ;;
        "wallet asset history")
            opts="--limit=text"
            args="text"
            ;;
        "wallet asset proof")
            opts="--genesis=file --holder=account --out=file"
            args="text"
            ;;
        "wallet anchor")
            subs="put verify list proof"
            ;;
        "wallet anchor put")
            opts="--build=file --fee=text --hash=text --label=text --nonce=text --sign-with=own --valid-until=text"
            args="file"
            ;;
        "wallet anchor verify")
            opts="--hash=text"
            args="file"
            ;;
        "wallet anchor list")
            opts="--account=account --limit=text"
            ;;
        "wallet anchor proof")
            opts="--genesis=file --hash=text --out=file"
            args="file"
            ;;
        "wallet data")
            subs="put get delete list history proof"
            ;;
        "wallet data put")
            opts="--build=file --fee=text --file=file --nonce=text --sign-with=own --valid-until=text"
            args="text"
            ;;
        "wallet data get")
            opts="--out=file --owner=account"
            args="text"
            ;;
        "wallet data delete")
            opts="--build=file --fee=text --nonce=text --sign-with=own --valid-until=text"
            args="text"
            ;;
        "wallet data list")
            opts="--owner=account --prefix=text"
            ;;
        "wallet data history")
            opts="--limit=text --owner=account"
            args="text"
            ;;
        "wallet data proof")
            opts="--genesis=file --out=file --owner=account"
            args="text"
            ;;
        "wallet multisig")
            subs="set show propose approve"
            ;;
        "wallet multisig set")
            opts="--build=file --fee=text --key=own --nonce=text --original --sign-with=own --threshold=text
                --valid-until=text"
            ;;
        "wallet multisig show")
            args="account"
            ;;
        "wallet multisig propose")
            opts="--amount=text --fee=text --memo=text --nonce=text --sign-with=own --to=account --valid-until=text"
            args="file"
            ;;
        "wallet multisig approve")
            opts="--genesis=file --no-send --sign-with=own"
            args="file"
            ;;
        "wallet validator")
            subs="list proposals propose-add propose-remove propose-set propose-permission approve withdraw report
                proof"
            ;;
        "wallet validator list")
            ;;
        "wallet validator proposals")
            opts="--all"
            ;;
        "wallet validator propose-add")
            opts="--build=file --dry-run --fee=text --force --host=text --key=text --lifetime=text --name=text
                --nonce=text --operator=account --sign-with=own --valid-until=text"
            ;;
        "wallet validator propose-remove")
            opts="--build=file --dry-run --fee=text --force --lifetime=text --nonce=text --sign-with=own
                --valid-until=text"
            args="text"
            ;;
        "wallet validator propose-set")
            opts="--at=text --build=file --dry-run --fee=text --force --lifetime=text --nonce=text --sign-with=own
                --valid-until=text"
            args="
                maxBlockTransactions|maxBlockBytes|maxTransactionBytes|minFee|proposalLifetime|accountAllowList|nodeAllowList
                text"
            ;;
        "wallet validator propose-permission")
            opts="--account=account --build=file --dry-run --fee=text --force --lifetime=text --node-key=text
                --nonce=text --sign-with=own --valid-until=text"
            args="allowed|denied|none"
            ;;
        "wallet validator approve")
            opts="--build=file --dry-run --fee=text --force --nonce=text --sign-with=own --valid-until=text"
            args="text"
            ;;
        "wallet validator withdraw")
            opts="--build=file --fee=text --nonce=text --sign-with=own --valid-until=text"
            args="text"
            ;;
        "wallet validator report")
            opts="--build=file --fee=text --nonce=text --sign-with=own --valid-until=text"
            args="text"
            ;;
        "wallet validator proof")
            opts="--account=account --genesis=file --node-key=text --out=file --proposal=text"
            ;;
        "wallet chain")
            subs="status validators peers stats watch"
            ;;
        "wallet chain status")
            ;;
        "wallet chain validators")
            ;;
        "wallet chain peers")
            ;;
        "wallet chain stats")
            opts="--window=text"
            ;;
        "wallet chain watch")
            opts="--account=account --count=text --topics=text"
            ;;
        "wallet block")
            subs="show"
            ;;
        "wallet block show")
            args="text"
            ;;
        "wallet contact")
            subs="add list remove"
            ;;
        "wallet contact add")
            args="text text"
            ;;
        "wallet contact list")
            ;;
        "wallet contact remove")
            args="contact"
            ;;
        "genesis")
            subs="create lint diff fingerprint"
            opts="--help --version"
            ;;
        "genesis create")
            opts="--account-mode=open|allow-list --account=text --allow-account=text --allow-node=text
                --crash-model=bft|cft --created-at=text --deny-account=text --deny-node=text --development=text
                --heartbeat-block=text --help --json --max-block-bytes=text --max-block-transactions=text
                --max-transaction-bytes=text --min-fee=text --mode=bft|cft --network=text --node-mode=open|allow-list
                --operator-balance=text --out=file --prefix=text --proposal-lifetime=text --timing=lan|wan
                --validator=text --version"
            ;;
        "genesis lint")
            opts="--help --json --version"
            args="file"
            ;;
        "genesis diff")
            opts="--help --json --version"
            args="file file"
            ;;
        "genesis fingerprint")
            opts="--help --json --version"
            args="file"
            ;;
        "key")
            subs="new show change-password"
            opts="--help --version"
            ;;
        "key new")
            opts="--dir=dir --help --json --password-file=file --version"
            ;;
        "key show")
            opts="--dir=dir --help --json --password-file=file --version"
            ;;
        "key change-password")
            opts="--dir=dir --help --json --new-password-file=file --password-file=file --version"
            ;;
        "invite")
            opts="--help --host=text --json --node=text --version"
            ;;
        "join")
            opts="--dir=dir --help --host=text --http-port=text --json --name=text --p2p-port=text --password-file=file
                --profile=observer|validator --version"
            args="text"
            ;;
        "ledger")
            subs="verify backup restore prune compact"
            opts="--help --version"
            ;;
        "ledger verify")
            opts="--dir=dir --genesis=file --help --json --scratch=dir --version"
            ;;
        "ledger backup")
            opts="--dir=dir --genesis=file --help --json --to=dir --version"
            ;;
        "ledger restore")
            opts="--dir=dir --from=dir --genesis=file --help --json --version"
            ;;
        "ledger prune")
            opts="--dir=dir --genesis=file --help --json --keep=text --version"
            ;;
        "ledger compact")
            opts="--dir=dir --genesis=file --help --json --version"
            ;;
        "admin")
            subs="weaken step-down peers"
            opts="--help --version"
            ;;
        "admin weaken")
            opts="--dir=dir --for=text --genesis=file --help --json --version"
            ;;
        "admin step-down")
            opts="--dir=dir --genesis=file --help --json --version"
            ;;
        "admin peers")
            opts="--add=text --dir=dir --drop=text --genesis=file --help --json --version"
            ;;
        "verify")
            opts="--document=file --genesis=file --help --json"
            args="file"
            ;;
        "simulate")
            subs="consensus gossip"
            opts="--help --version"
            ;;
        "simulate consensus")
            opts="--faults=text --help --json --mode=text --seeds=text --shrink --transcript=text --validators=text
                --version"
            ;;
        "simulate gossip")
            opts="--bytes=text --cut=text --help --json --kill=text --loss=text --messages=text --nodes=text
                --publishers=text --seed=text --version"
            ;;
        "bench")
            opts="--accounts=text --crash-model=bft|cft --help --json --mode=bft|cft --node=text --rate=text
                --reads=text --seconds=text --self --validators=text --version --warmup=text"
            ;;
        "completion")
            args="bash|zsh"
            ;;
        "version")
            opts="--help --json --version"
            ;;
    esac
}
