/**
 * The contract as protobuf-es takes it: descriptors, by which it reads at run time, as its generated code does too. They
 * come from protobufjs, so that no compiler has to be there.
 */
import { readFileSync } from 'node:fs';

import { create, createFileRegistry, type DescMessage } from '@bufbuild/protobuf';
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
} from '@bufbuild/protobuf/wkt';
import protobuf from 'protobufjs';

const SCALARS: Record<string, Type> = {
  double: Type.DOUBLE,
  uint32: Type.UINT32,
  bool: Type.BOOL,
  string: Type.STRING,
  bytes: Type.BYTES,
};

/** `ClientMessage` of `proto/musterd/v1.proto`. */
export function clientMessage(): DescMessage {
  const { root, package: name = '' } = protobuf.parse(readFileSync('proto/musterd/v1.proto', 'utf8'));
  root.resolveAll();
  const nested = (root.lookup(name) as protobuf.Namespace).nestedArray;
  const file = create(FileDescriptorProtoSchema, {
    name: 'v1.proto',
    package: name,
    syntax: 'proto3',
    messageType: nested.filter((each) => each instanceof protobuf.Type).map(message),
    enumType: nested.filter((each) => each instanceof protobuf.Enum).map(enumeration),
  });
  const schema = createFileRegistry(file, () => undefined).getMessage(`${name}.ClientMessage`);
  if (schema === undefined) throw new Error('no ClientMessage in the contract');
  return schema;
}

const enumeration = ({ name, values }: protobuf.Enum) => ({
  name,
  value: Object.entries(values).map(([word, number]) => ({ name: word, number })),
});

function message(type: protobuf.Type): DescriptorProto {
  const oneofs = type.oneofsArray.filter((oneof) => !oneof.isProto3Optional);
  return create(DescriptorProtoSchema, {
    name: type.name,
    field: type.fieldsArray.map((each) => field(each, oneofs.indexOf(each.partOf as protobuf.OneOf))),
    oneofDecl: oneofs.map(({ name }) => ({ name })),
    nestedType: [
      ...type.nestedArray.filter((each) => each instanceof protobuf.Type).map(message),
      ...type.fieldsArray.filter((each) => each instanceof protobuf.MapField).map(entry),
    ],
    enumType: type.nestedArray.filter((each) => each instanceof protobuf.Enum).map(enumeration),
  });
}

/** The message that an entry of a map is. */
function entry(map: protobuf.MapField): DescriptorProto {
  const value = { name: 'value', number: 2, label: Label.OPTIONAL, ...typeOf(map) };
  return create(DescriptorProtoSchema, {
    name: entryName(map),
    field: [{ name: 'key', number: 1, label: Label.OPTIONAL, type: Type.STRING }, value],
    options: { mapEntry: true },
  });
}

const entryName = ({ name }: { name: string }) => `${name[0]?.toUpperCase()}${name.slice(1)}Entry`;

function field(from: protobuf.Field, oneof: number) {
  const isMap = from instanceof protobuf.MapField;
  const type = isMap
    ? { type: Type.MESSAGE, typeName: `${from.parent?.fullName}.${entryName(from)}` }
    : typeOf(from);
  return create(FieldDescriptorProtoSchema, {
    name: from.name,
    jsonName: from.name,
    number: from.id,
    label: from.repeated || isMap ? Label.REPEATED : Label.OPTIONAL,
    ...type,
    ...(oneof < 0 ? {} : { oneofIndex: oneof }),
  });
}

function typeOf({ type, resolvedType }: Pick<protobuf.MapField, 'type' | 'resolvedType'>): {
  type: Type;
  typeName?: string;
} {
  if (resolvedType === null) return { type: SCALARS[type] as Type };
  return {
    type: resolvedType instanceof protobuf.Enum ? Type.ENUM : Type.MESSAGE,
    typeName: resolvedType.fullName,
  };
}
