package org.mokkachain.api.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a text looks like: the text of a component, or each one in its list. The description of the API is made of it,
 * and a test compares it with answers of a node.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Form {
    /** 32 bytes: a hash, an id, a public key. */
    String HASH = "^[0-9a-f]{64}$";

    /** Bytes. */
    String HEX = "^([0-9a-f]{2})*$";

    /** A number of base units. */
    String AMOUNT = "^[0-9]+$";

    /** Bech32m; the part before the 1 names the network. */
    String ADDRESS = "^[a-z]{1,10}1[02-9ac-hj-np-z]{38}$";

    /** A regular expression that the whole text matches; empty for any text. */
    String value() default "";

    /** All values there are; empty for any. */
    String[] oneOf() default {};
}
