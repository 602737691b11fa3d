package org.mokkachain.ledger.state;

import org.mokkachain.ledger.state.governance.Docket;
import org.mokkachain.ledger.state.governance.Membership;
import org.mokkachain.ledger.state.governance.ParameterTable;
import org.mokkachain.ledger.state.governance.Parameters;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.value.Bytes;

/**
 * What validators have decided, in one entry of the state.
 *
 * <p>Canonical encoding: {@code u8 version = 1 | parameters | membership | docket | u64 account permissions}.
 *
 * @param accountPermissions how many accounts are allowed or denied: while none is, none has to be looked up
 */
public record Governance(ParameterTable parameters, Membership membership, Docket docket, long accountPermissions)
        implements StateValue {
    private static final int VERSION = 1;

    /** What a network starts from. */
    public static Governance of(Genesis genesis) {
        long accounts = genesis.governance().permissions().stream()
                .filter(permission -> permission.subject() instanceof AccountSubject)
                .count();
        return new Governance(ParameterTable.of(genesis), Membership.of(genesis), Docket.EMPTY, accounts);
    }

    /** What is decided in this state. */
    public static Governance in(StateView view) {
        return view.get(new GovernanceKey())
                .orElseThrow(() -> new IllegalStateException("a state without the entry of governance"));
    }

    /** What holds for the block at {@code height}, a later one than that after which this is the state. */
    public Parameters parametersAt(long height) {
        return parameters.at(height);
    }

    /** With other parameters. */
    public Governance with(ParameterTable changed) {
        return new Governance(changed, membership, docket, accountPermissions);
    }

    /** With other members. */
    public Governance with(Membership changed) {
        return new Governance(parameters, changed, docket, accountPermissions);
    }

    /** With other open proposals. */
    public Governance with(Docket changed) {
        return new Governance(parameters, membership, changed, accountPermissions);
    }

    /** With so many accounts allowed or denied. */
    public Governance withAccountPermissions(long count) {
        return new Governance(parameters, membership, docket, count);
    }

    @Override
    public Bytes encode() {
        Encoder out = new Encoder(1_024);
        out.u8(VERSION);
        parameters.encode(out);
        membership.encode(out);
        docket.encode(out);
        return out.u64(accountPermissions).toBytes();
    }

    /** Refuses everything {@link #encode} would not write. */
    public static Governance decode(Bytes bytes) throws DecodingException {
        return Decoder.decodeExactly(bytes, Governance::read);
    }

    private static Governance read(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version + " of governance");
        }
        return new Governance(
                ParameterTable.decode(in), Membership.decode(in), Docket.decode(in), in.u64());
    }
}
