package io.murano.conductor.muranopl.type;

import io.murano.conductor.muranopl.expression.DataTemplate;

/**
 * One piece of metadata as declared. Instances are made of it per execution, when somebody asks.
 *
 * @param metaClass the metadata class
 * @param properties values of the instance's properties, a mapping
 * @param declaringType class in whose file it stands: expressions and names are resolved there
 */
public record MetaAttachment(
    MuranoClass metaClass, DataTemplate properties, MuranoClass declaringType) {}
