package org.mokkachain.api.receipt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.value.Bytes;

/**
 * Kinds of entries of the state, and what their keys and values say. What this version does not understand is shown as
 * bytes only: they are what is proven.
 */
enum EntryKind {
    ACCOUNT(1, "account") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("address", in.address());
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            requireVersion(in);
            fields.put("nonce", in.u64());
            Authority authority = Authority.decode(in);
            fields.put("balance", in.u64());
            fields.put("authority", authority);
        }
    },
    HOLDING(2, "holding") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("owner", in.address());
            fields.put("asset", in.hash());
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            requireVersion(in);
            fields.put("amount", in.u64());
            fields.put("frozen", in.bool());
        }
    },
    ASSET(3, "asset") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("asset", in.hash());
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            requireVersion(in);
            fields.put("issuer", in.address());
            fields.put("symbol", in.string(IssueAsset.MAX_SYMBOL));
            fields.put("decimals", in.u8());
            fields.put("supply", in.u64());
            fields.put("mintable", in.bool());
            fields.put("freezable", in.bool());
        }
    },
    SYMBOL(4, "symbol") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("symbol", in.rest(IssueAsset.MAX_SYMBOL));
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("asset", in.hash());
        }
    },
    ANCHOR(5, "anchor") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("hash", in.hash());
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            requireVersion(in);
            fields.put("owner", in.address());
            fields.put("anchoredAtHeight", in.u64());
            fields.put("anchoredAt", ReceiptDocument.BlockText.time(in.u64()));
            fields.put("label", in.string(Anchor.MAX_LABEL));
        }
    },
    DATA(6, "data") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("owner", in.address());
            fields.put("key", in.rest(PutData.MAX_KEY));
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            requireVersion(in);
            fields.put("writtenAtHeight", in.u64());
            Bytes content = in.bytes(PutData.MAX_VALUE);
            fields.put("content", content);
            ReceiptWriter.readable(content).ifPresent(text -> fields.put("contentText", text));
        }
    },
    PROPOSAL(7, "proposal") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("number", in.u64());
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            requireVersion(in);
            fields.put("proposer", in.address());
            fields.put("change", Change.decode(in));
            fields.put("proposedAtHeight", in.u64());
            fields.put("expiresAtHeight", in.u64());
            fields.put("approvals", in.list(ValidatorSet.MAX_SIZE, Decoder::address));
            int status = in.u8();
            if (status >= PROPOSAL_STATUS.size()) {
                throw in.failure("unknown status " + status);
            }
            fields.put("status", PROPOSAL_STATUS.get(status));
            fields.put("decidedAtHeight", in.u64());
        }
    },
    PERMISSION(8, "permission") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("subject", Subject.decode(in));
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            fields.put("permission", Permission.ofCode(in.u8()));
        }
    },
    GOVERNANCE(9, "governance") {
        @Override
        void key(Decoder in, EntryFields fields) throws DecodingException {
            if (in.u8() != 0) {
                throw in.failure("there is one entry of governance");
            }
        }

        @Override
        void value(Decoder in, EntryFields fields) throws DecodingException {
            GovernanceFields.read(in, fields);
        }
    };

    private static final int VERSION = 1;
    private static final List<String> PROPOSAL_STATUS = List.of("open", "passed", "withdrawn");

    private final int code;
    private final String text;

    EntryKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Reads the natural key. */
    abstract void key(Decoder in, EntryFields fields) throws DecodingException;

    /** Reads the encoded value. */
    abstract void value(Decoder in, EntryFields fields) throws DecodingException;

    static void requireVersion(Decoder in) throws DecodingException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.failure("unknown version " + version);
        }
    }

    static String nameOf(int code) {
        return of(code).map(kind -> kind.text).orElse("kind " + code);
    }

    private static Optional<EntryKind> of(int code) {
        for (EntryKind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Those of the key, then those of the value; of what is not understood none. */
    static Map<String, String> fields(EntryProof proof, AddressFormat addresses) {
        EntryFields fields = new EntryFields(addresses);
        of(proof.entryKind()).ifPresent(kind -> {
            fields.read(proof.key(), kind::key);
            proof.value().ifPresent(value -> fields.read(value, kind::value));
        });
        return fields.toMap();
    }
}
