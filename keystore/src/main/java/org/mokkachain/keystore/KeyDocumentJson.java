package org.mokkachain.keystore;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mokkachain.keystore.KeyDocument.Content;
import org.mokkachain.keystore.KeyDocument.Header;
import org.mokkachain.types.crypto.Argon2id;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A key document as JSON. Reading is strict: every field once, no other, all of the right form and size. */
final class KeyDocumentJson {
    private static final String KDF = "argon2id";
    private static final String CIPHER = "aes-256-gcm";
    private static final List<String> FIELDS = List.of(
            "version", "kind", "profile", "publicKey", "kdf", "cipher", "passwordCheck", "ciphertext", "checksum");
    private static final List<String> KDF_FIELDS =
            List.of("algorithm", "memoryKib", "iterations", "parallelism", "salt");
    private static final List<String> CIPHER_FIELDS = List.of("algorithm", "nonce");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path path;

    /** @param path what errors name */
    KeyDocumentJson(Path path) {
        this.path = path;
    }

    static Bytes write(KeyDocument document) {
        Header header = document.header();
        ObjectNode root = MAPPER.createObjectNode()
                .put("version", KeyDocument.VERSION)
                .put("kind", header.content().kind().text())
                .put("profile", header.content().profile().text())
                .put("publicKey", header.content().publicKey().hex());
        root.putObject("kdf")
                .put("algorithm", KDF)
                .put("memoryKib", header.work().memoryKib())
                .put("iterations", header.work().iterations())
                .put("parallelism", header.work().parallelism())
                .put("salt", header.salt().hex());
        root.putObject("cipher").put("algorithm", CIPHER).put("nonce", header.nonce().hex());
        root.put("passwordCheck", header.passwordCheck().hex())
                .put("ciphertext", document.ciphertext().hex())
                .put("checksum", document.checksum().hex());
        String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    KeyDocument read(Bytes json) throws KeystoreException {
        try {
            JsonNode root = MAPPER.readTree(json.toBytes());
            checkVersion(root);
            KeyDocument document = document(root);
            if (!document.checksum().hex().equals(text(root, "checksum"))) {
                throw new DamagedKeyFileException(path, "its checksum does not match");
            }
            checkWork(document.header());
            return document;
        } catch (JacksonException e) {
            throw new DamagedKeyFileException(path, "it is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new DamagedKeyFileException(path, String.valueOf(e.getMessage()), e);
        }
    }

    private void checkVersion(JsonNode root) throws KeystoreException {
        if (!root.isObject() || !root.path("version").isInt()) {
            throw new DamagedKeyFileException(path, "it is no key file: it does not begin with a version");
        }
        int version = root.path("version").intValue();
        if (version > KeyDocument.VERSION) {
            throw new KeystoreException(
                    "the key file " + path + " has version " + version + ", this program reads up to "
                            + KeyDocument.VERSION,
                    "use a newer version of this program");
        }
        if (version != KeyDocument.VERSION) {
            throw new DamagedKeyFileException(path, "there is no version " + version);
        }
    }

    private void checkWork(Header header) throws DamagedKeyFileException {
        Argon2id work = header.work();
        if (!header.content().profile().allows(work)) {
            throw new DamagedKeyFileException(
                    path,
                    "its profile '" + header.content().profile().text() + "' does not allow " + work.memoryKib()
                            + " KiB, " + work.iterations() + " iterations, " + work.parallelism() + " lanes");
        }
    }

    private KeyDocument document(JsonNode root) throws DamagedKeyFileException {
        checkFields(root, FIELDS);
        JsonNode kdf = root.path("kdf");
        JsonNode cipher = root.path("cipher");
        checkFields(kdf, KDF_FIELDS);
        checkFields(cipher, CIPHER_FIELDS);
        checkConstant(kdf, "algorithm", KDF);
        checkConstant(cipher, "algorithm", CIPHER);
        Content content = new Content(
                require(KeyKind.of(text(root, "kind")), "kind"),
                require(Profile.of(text(root, "profile")), "profile"),
                PublicKey.fromHex(text(root, "publicKey")));
        Header header = new Header(
                content,
                new Argon2id(number(kdf, "memoryKib"), number(kdf, "iterations"), number(kdf, "parallelism")),
                bytes(kdf, "salt", KeyDocument.SALT_LENGTH),
                bytes(cipher, "nonce", KeyDocument.NONCE_LENGTH),
                bytes(root, "passwordCheck", KeyDocument.CHECK_LENGTH));
        return new KeyDocument(header, bytes(root, "ciphertext", KeyDocument.CIPHERTEXT_LENGTH));
    }

    private void checkFields(JsonNode object, List<String> expected) throws DamagedKeyFileException {
        List<String> missing = new ArrayList<>(expected);
        for (String field : object.propertyNames()) {
            if (!missing.remove(field)) {
                throw new DamagedKeyFileException(path, "unknown field '" + field + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw new DamagedKeyFileException(path, "missing field '" + missing.getFirst() + "'");
        }
    }

    private void checkConstant(JsonNode object, String field, String expected) throws DamagedKeyFileException {
        if (!text(object, field).equals(expected)) {
            throw new DamagedKeyFileException(path, "'" + field + "' is not " + expected);
        }
    }

    private <T> T require(Optional<T> value, String field) throws DamagedKeyFileException {
        return value.orElseThrow(() -> new DamagedKeyFileException(path, "unknown value of '" + field + "'"));
    }

    private String text(JsonNode object, String field) throws DamagedKeyFileException {
        JsonNode value = object.path(field);
        if (!value.isString()) {
            throw new DamagedKeyFileException(path, "'" + field + "' is not text");
        }
        return value.stringValue();
    }

    private int number(JsonNode object, String field) throws DamagedKeyFileException {
        JsonNode value = object.path(field);
        if (!value.isInt()) {
            throw new DamagedKeyFileException(path, "'" + field + "' is not a whole number");
        }
        return value.intValue();
    }

    private Bytes bytes(JsonNode object, String field, int length) throws DamagedKeyFileException {
        Bytes bytes = Bytes.fromHex(text(object, field));
        if (bytes.length() != length) {
            throw new DamagedKeyFileException(path, "'" + field + "' has " + bytes.length() + " bytes, not " + length);
        }
        return bytes;
    }
}
