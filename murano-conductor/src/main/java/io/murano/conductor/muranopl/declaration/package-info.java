/**
 * From class files to classes: documents, declarations, compilation of members, linking. What is
 * compiled is shared by all executions. May use types, contracts, statements and native bindings.
 */
@NullMarked
package io.murano.conductor.muranopl.declaration;

import org.jspecify.annotations.NullMarked;
