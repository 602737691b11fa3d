/** The contract of the HTTP API: its records and the Java client. */
@NullMarked
package org.mokkachain.api;

import org.jspecify.annotations.NullMarked;
