/** The conductor: takes tasks, interprets MuranoPL, drives clouds and agents. */
@NullMarked
package io.murano.conductor;

import org.jspecify.annotations.NullMarked;
