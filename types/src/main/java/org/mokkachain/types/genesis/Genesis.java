package org.mokkachain.types.genesis;

import java.util.List;
import java.util.TreeSet;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Hash;

/**
 * Everything a network's members must agree on before the first block.
 *
 * @param network name for people, 1 to {@value #MAX_NAME} bytes
 * @param addressPrefix human-readable part of the network's bech32m addresses
 * @param timestampMs creation, milliseconds since 1970-01-01 UTC; time of the genesis block
 * @param validators the set of epoch 0
 * @param validatorHosts where each validator of epoch 0 is expected, {@code host:port}, in the order of the set; a
 *     node's own configuration wins
 * @param accounts initial balances, no address twice
 * @param governance what governance starts from
 */
public record Genesis(
        String network,
        String addressPrefix,
        long timestampMs,
        CrashModel crashModel,
        Timing timing,
        Limits limits,
        ValidatorSet validators,
        List<String> validatorHosts,
        List<GenesisAccount> accounts,
        GenesisGovernance governance) {
    public static final int MAX_NAME = 64;
    public static final int MAX_ACCOUNTS = 1_000_000;
    private static final int VERSION = 1;
    private static final int MAX_HOST = 255;
    private static final String DOMAIN = "MOKKA/1/genesis";

    public Genesis {
        validatorHosts = List.copyOf(validatorHosts);
        accounts = List.copyOf(accounts);
        if (network.isEmpty() || Encoder.utf8Length(network) > MAX_NAME) {
            throw new IllegalArgumentException("a network's name has 1 to " + MAX_NAME + " bytes in UTF-8");
        }
        if (Encoder.utf8Length(addressPrefix) > MAX_NAME) {
            throw new IllegalArgumentException("an address prefix has at most " + MAX_NAME + " bytes");
        }
        if (validatorHosts.stream().anyMatch(host -> Encoder.utf8Length(host) > MAX_HOST)) {
            throw new IllegalArgumentException("a host has at most " + MAX_HOST + " bytes");
        }
        if (accounts.size() > MAX_ACCOUNTS) {
            throw new IllegalArgumentException("a genesis has at most " + MAX_ACCOUNTS + " accounts");
        }
        if (validatorHosts.size() != validators.size()) {
            throw new IllegalArgumentException("every validator needs a host");
        }
        if (new TreeSet<>(accounts.stream().map(GenesisAccount::address).toList()).size() < accounts.size()) {
            throw new IllegalArgumentException("two accounts have the same address");
        }
        supply(accounts);
    }

    /** A network that is open to everybody. */
    public Genesis(
            String network,
            String addressPrefix,
            long timestampMs,
            CrashModel crashModel,
            Timing timing,
            Limits limits,
            ValidatorSet validators,
            List<String> validatorHosts,
            List<GenesisAccount> accounts) {
        this(network, addressPrefix, timestampMs, crashModel, timing, limits, validators, validatorHosts, accounts,
                GenesisGovernance.OPEN);
    }

    /** Sum of all balances: the supply of the native asset for ever. */
    public Amount supply() {
        return supply(accounts);
    }

    private static Amount supply(List<GenesisAccount> accounts) {
        return accounts.stream().map(GenesisAccount::balance).reduce(Amount.ZERO, Amount::plus);
    }

    /** The chain id: a domain-separated hash of the canonical encoding. Computed at each call. */
    public Hash hash() {
        Encoder out = new Encoder();
        encode(out);
        return Sha256.hash(DOMAIN, out.toByteArray());
    }

    public void encode(Encoder out) {
        out.u16(VERSION).string(network).string(addressPrefix).u64(timestampMs).u8(crashModel.code());
        timing.encode(out);
        limits.encode(out);
        validators.encode(out);
        out.list(validatorHosts, Encoder::string);
        out.list(accounts, (o, account) -> account.encode(o));
        governance.encode(out);
    }

    public static Genesis decode(Decoder in) throws DecodingException {
        int version = in.u16();
        if (version != VERSION) {
            throw in.failure("unknown genesis version " + version);
        }
        return new Genesis(
                in.string(MAX_NAME),
                in.string(MAX_NAME),
                in.u64(),
                CrashModel.ofCode(in.u8()),
                Timing.decode(in),
                Limits.decode(in),
                ValidatorSet.decode(in),
                in.list(ValidatorSet.MAX_SIZE, d -> d.string(MAX_HOST)),
                in.list(MAX_ACCOUNTS, GenesisAccount::decode),
                GenesisGovernance.decode(in));
    }
}
