/** How the records of the API become JSON and back: one mapper, built when first needed, with limits. */
@NullMarked
package org.mokkachain.api.json;

import org.jspecify.annotations.NullMarked;
