"""Makes the calls that murano-dashboard makes, with the client library that it makes them with.

Each function is what one page, or one form, asks for. Address and token come from the environment;
with the argument "deploy" there is a conductor. Ends with the first difference.
"""

import io
import os
import sys
import time
import uuid
import zipfile

from muranoclient import client as murano
from muranoclient.common import exceptions

# Where the dashboard keeps what it alone knows about an application.
PRIVATE = '_26411a1861294160833743e45d0eaad9'
PNG = bytes.fromhex(
    '89504e470d0a1a0a0000000d4948445200000001000000010806000000'
    '1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082')
PAGE = 6
PREFIX = 'org.interop.dashboard.'

api = murano.Client('1', endpoint=os.environ['MURANO_URL'], token=os.environ['OS_AUTH_TOKEN'])


def equal(actual, expected):
    if actual != expected:
        raise AssertionError('%r instead of %r' % (actual, expected))


def refused(error, call, *args):
    try:
        call(*args)
    except error:
        return
    raise AssertionError('%s was not refused with %s' % (call.__name__, error.__name__))


def archive(number):
    name = PREFIX + 'App%02d' % number
    files = {
        'manifest.yaml': (
            'Format: 1.3\nType: Application\nFullName: %s\nName: Application %02d\n'
            'Description: number %d of the dashboard\nTags: [dashboard, %s]\n'
            'Supplier: {Name: interop, Logo: supplier.png}\n'
            'Classes: {%s: App.yaml}\n'
            % (name, number, number, 'even' if number % 2 == 0 else 'odd', name)),
        'Classes/App.yaml': (
            'Namespaces: {=: %s, std: io.murano}\nName: App%02d\nExtends: std:Application\n'
            'Properties: {name: {Contract: $.string()}}\n'
            'Methods:\n'
            '  deploy:\n'
            '    Body:\n'
            '      - $.find(std:Environment).require().reporter.report($this, here)\n'
            '  echo: {Usage: Action, Arguments: [word: {Contract: $.string()}], Body: [Return: $word]}\n'
            % (PREFIX[:-1], number)),
        'UI/ui.yaml': 'Version: 2\nApplication: {"?": {type: %s}}\nForms: [{one: {fields: []}}]\n' % name,
        'logo.png': PNG,
        'supplier.png': PNG,
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, 'w') as target:
        for path, text in files.items():
            target.writestr(zipfile.ZipInfo(path), text)
    content.seek(0)
    return name, content


def import_form(number, category):
    name, content = archive(number)
    package = api.packages.create({}, {name: content})
    name, content = archive(number)
    refused(exceptions.HTTPConflict, api.packages.create, {}, {name: content})
    api.packages.update(package.id, {
        'name': 'Application %02d' % number, 'description': 'the %dth' % number, 'enabled': True,
        'is_public': False, 'tags': ['dashboard', 'changed'], 'categories': [category]})
    return api.packages.get(package.id)


def pages(**query):
    """The ids of each page, as the dashboard turns them: one more than it shows, a marker."""
    shown, marker = [], {}
    while True:
        found = []
        for package in api.packages.filter(limit=PAGE + 1, **query, **marker):
            found.append(package.id)
            if len(found) == PAGE + 1:
                break
        shown.append(found[:PAGE])
        if len(found) <= PAGE:
            return shown
        marker = {'marker': found[PAGE - 1]}


def catalogue_page(packages, category):
    ids = [package.id for package in packages]
    names = [one.name for one in api.categories.list(sort_keys='name', sort_dir='asc')]
    equal(names, sorted(names))
    equal(category in names, True)
    query = {'catalog': True, 'type': 'Application', 'order_by': 'name'}
    forward = pages(category=category, **query)
    equal([len(page) for page in forward], [PAGE, PAGE, 1])
    equal(sum(forward, []), ids)
    backward = pages(category=category, sort_dir='desc', **query)
    equal(sum(backward, []), ids[::-1])
    equal([one.id for one in api.packages.filter(search='Application 04', **query)], [ids[4]])
    equal(len(list(api.packages.filter(search='dashboard', category=category, **query))), len(ids))
    latest = [one.id for one in api.packages.filter(id='in:' + ','.join([ids[7], ids[2]]), **query)]
    equal(latest, [ids[2], ids[7]])
    equal(list(api.packages.filter(id='in:', **query)), [])
    equal([one.id for one in api.packages.filter(fqn=packages[3].fully_qualified_name, catalog=True)],
          [ids[3]])
    equal([one.id for one in api.packages.filter(class_name=packages[5].fully_qualified_name)], [ids[5]])


def details_page(package):
    equal(api.packages.get(package.id).fully_qualified_name, package.fully_qualified_name)
    equal(api.packages.get_ui(package.id)['Application']['?']['type'], package.fully_qualified_name)
    equal(api.packages.get_logo(package.id), PNG)
    equal(api.packages.get_supplier_logo(package.id), PNG)
    refused(exceptions.HTTPNotFound, api.packages.get, uuid.uuid4().hex)


def packages_page(packages):
    package = packages[0]
    api.packages.toggle_active(package.id)
    equal([one.id for one in api.packages.filter(fqn=package.fully_qualified_name)], [])
    shown = [one.enabled for one in api.packages.filter(
        include_disabled=True, sort_dir='asc', limit=PAGE + 1, fqn=package.fully_qualified_name)]
    equal(shown, [False])
    api.packages.toggle_active(package.id)
    refused(exceptions.HTTPForbidden, api.packages.update, package.id, {'is_public': True})
    equal(api.packages.download(package.id), archive(0)[1].getvalue())


def wizard(package):
    environment = api.environments.create({'name': 'quick-env-1'})
    equal([(one.status, one.version) for one in api.environments.list() if one.id == environment.id],
          [('ready', 0)])
    session = api.sessions.configure(environment.id)
    application = {
        '?': {'id': uuid.uuid4().hex, 'type': package.fully_qualified_name,
              PRIVATE: {'name': package.name}},
        'name': 'first'}
    created = api.services.post(environment.id, path='/', data=application, session_id=session.id)
    equal(getattr(created, '?')['id'], application['?']['id'])
    return environment, session, application


def environment_page(environment, session, application):
    equal(api.sessions.get(environment.id, session.id).state, 'opened')
    shown = api.environments.get(environment.id, session.id)
    equal([one['?']['id'] for one in shown.services], [application['?']['id']])
    equal(shown.services[0]['?'][PRIVATE], application['?'][PRIVATE])
    equal(api.environments.last_status(environment.id, session.id), {})
    equal(api.environments.get(environment.id).services, [])
    service = api.services.get(environment.id, '/' + application['?']['id'], session.id)
    equal(service.name, 'first')
    api.services.put(environment.id, path='/%s/%%3F/metadata' % application['?']['id'],
                     data={'owner': 'me'}, session_id=session.id)
    service = api.services.get(environment.id, '/' + application['?']['id'], session.id)
    equal(getattr(service, '?')['metadata'], {'owner': 'me'})
    model = api.environments.get_model(environment.id, '/', session.id)
    equal(model['?']['type'], 'io.murano.Environment')
    changed = api.environments.update_model(
        environment.id, [{'op': 'replace', 'path': '/?/metadata', 'value': {'tier': 'test'}}], session.id)
    equal(changed['?']['metadata'], {'tier': 'test'})
    second = dict(application, **{'?': dict(application['?'], id=uuid.uuid4().hex)})
    api.services.post(environment.id, path='/', data=second, session_id=session.id)
    api.services.delete(environment.id, '/' + second['?']['id'], session.id)
    equal(len(api.environments.get(environment.id, session.id).services), 1)
    equal(api.deployments.list(environment.id), [])


def idle(environment):
    deadline = time.time() + 90
    while True:
        shown = api.environments.get(environment.id)
        if shown.status not in ('deploying', 'deleting'):
            return shown
        if time.time() > deadline:
            raise AssertionError('environment is still ' + shown.status)
        time.sleep(0.5)


def deployment_pages(environment, session, application):
    service = application['?']['id']
    api.sessions.deploy(environment.id, session.id)
    shown = idle(environment)
    equal((shown.status, shown.version, shown.acquired_by), ('ready', 1, None))
    equal(shown.services[0]['?'][PRIVATE], application['?'][PRIVATE])
    refused(exceptions.HTTPForbidden, api.sessions.get, environment.id, session.id)
    deployment = api.deployments.list(environment.id)[0]
    equal((deployment.state, bool(deployment.started), bool(deployment.finished)), ('success', True, True))
    equal([one['?']['id'] for one in deployment.description['services']], [service])
    texts = [one.text for one in api.deployments.reports(environment.id, deployment.id)]
    equal((texts[0], 'here' in texts, texts[-1]), ('Action deploy is scheduled', True, 'Deployment finished'))
    equal([one.text for one in api.deployments.reports(environment.id, deployment.id, service)], ['here'])
    fresh = api.sessions.configure(environment.id)
    equal(api.environments.last_status(environment.id, fresh.id)[service].text, 'here')
    actions = shown.services[0]['?']['_actions']
    action = [key for key in actions if actions[key]['name'] == 'echo'][0]
    equal((actions[action]['enabled'], bool(actions[action]['title'])), (True, True))
    task = api.actions.call(environment.id, action, arguments={'word': 'again'})
    deadline = time.time() + 90
    result = api.actions.get_result(environment.id, task)
    while not result and time.time() < deadline:
        time.sleep(0.5)
        result = api.actions.get_result(environment.id, task)
    equal(result, {'result': 'again', 'isException': False})
    idle(environment)


def deletion(environment):
    api.environments.delete(environment.id)
    deadline = time.time() + 90
    while [one for one in api.environments.list() if one.id == environment.id]:
        if time.time() > deadline:
            raise AssertionError('the environment is still there')
        time.sleep(0.5)
    refused(exceptions.HTTPNotFound, api.environments.get, environment.id)


def main(deploy):
    category = 'Load Balancers'
    packages = [import_form(number, category) for number in range(2 * PAGE + 1)]
    catalogue_page(packages, category)
    details_page(packages[1])
    packages_page(packages)
    environment, session, application = wizard(packages[1])
    environment_page(environment, session, application)
    if deploy:
        deployment_pages(environment, session, application)
    deletion(environment)
    for package in packages:
        api.packages.delete(package.id)


if __name__ == '__main__':
    main('deploy' in sys.argv[1:])
